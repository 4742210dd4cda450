-- A part of a whole in percent, to six decimals; NULL where there is no whole.
CREATE OR REPLACE MACRO share_pct(part, whole) AS round(part / nullif(whole, 0) * 100, 6);
