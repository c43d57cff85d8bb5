"""Small shared widgets: standard ones first, painted ones only where Qt has none."""
