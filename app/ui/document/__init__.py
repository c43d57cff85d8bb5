"""The Document part: the PDF as it will be, what to see to before it goes home, and sending it."""
