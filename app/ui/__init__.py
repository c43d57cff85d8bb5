"""The windows: Qt Widgets over the services. Views lay out, services act; a widget holds no rule."""
