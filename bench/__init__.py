"""Speed, measured as ratios in one run. Timing never decides a test; this table is what we look at instead."""
