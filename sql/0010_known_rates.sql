-- A rate that somebody typed values an expense, but brings it under no limit.

-- What the source of rates said for the day, beside a typed rate; null for nothing.
alter table expn add column rate_known numeric(24,12) check (rate_known > 0);
