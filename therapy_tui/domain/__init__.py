"""What a check-in is: fields, days, profile, calendar and clock; pure, standard library only."""
