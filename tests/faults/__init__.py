"""Every fault that a day may meet, really injected: once each in the tests, as often as it takes by `make faults`."""
