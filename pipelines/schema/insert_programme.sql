-- One programme of the budget classification.
INSERT INTO programmes BY NAME
SELECT
    $programme AS programme,
    $mission_title AS mission_title,
    $title AS title,
    $valid_from AS valid_from,
    $valid_to AS valid_to,
    $is_regions_only AS is_regions_only,
    $checked_against AS checked_against;
