-- How far rounding can explain that weights do not add up to 100, in points: half a point for each
-- whole percent that rounding can have made (a multiple of 5 is taken as meant), never more than 2;
-- a tenth of that for weights of one decimal; nothing for finer ones. Aggregate over the weights.
CREATE OR REPLACE MACRO rounding_slack(weight) AS
    CASE
        WHEN bool_and(weight = round(weight)) THEN least(count_if(weight % 5 <> 0) * 0.5::DOUBLE, 2)
        WHEN bool_and(weight = round(weight, 1))
            THEN least(count_if(weight % 5 <> 0) * 0.05::DOUBLE, 0.2)
        ELSE 0
    END;
