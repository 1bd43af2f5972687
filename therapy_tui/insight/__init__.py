"""What the days say: score, trend and findings; pure functions, no file, no clock, no screen."""
