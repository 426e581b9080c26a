-- Functions of PostgreSQL that DuckDB lacks or reads in another way, each under a name of its own.
-- An empty line ends a macro.

CREATE MACRO pg_to_char(value, pattern) AS strftime(value, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(pattern,
  '%', '%%'), 'YYYY', '%Y'), 'HH24', '%H'), 'HH12', '%I'), 'MI', '%M'), 'SS', '%S'), 'MS', '%g'), 'US', '%f'), 'MM', '%m'), 'Month', '%B'), 'Mon', '%b'), 'FMDD', '%-d'), 'DDD', '%j'), 'DD', '%d'), 'Day', '%A'), 'Dy', '%a'), 'IYYY', '%G'), 'IW', '%V'), 'AM', '%p'), 'TZ', '%Z'))

CREATE MACRO pg_btrim(value, characters := ' ') AS trim(value, characters)

CREATE MACRO pg_repeat(value, number) AS CASE WHEN strlen(value::VARCHAR) * number::BIGINT > 100000 THEN error('repeat() makes texts of at most 100,000 bytes here') ELSE repeat(value::VARCHAR, greatest(number, 0)::BIGINT) END

CREATE MACRO pg_lpad(value, length, padding := ' ') AS CASE WHEN length::BIGINT > 100000 THEN error('lpad() makes texts of at most 100,000 characters here') ELSE lpad(value::VARCHAR, greatest(length, 0)::INTEGER, padding) END

CREATE MACRO pg_rpad(value, length, padding := ' ') AS CASE WHEN length::BIGINT > 100000 THEN error('rpad() makes texts of at most 100,000 characters here') ELSE rpad(value::VARCHAR, greatest(length, 0)::INTEGER, padding) END

CREATE MACRO pg_replace(value, old, new) AS CASE WHEN strlen(value::VARCHAR)::BIGINT * greatest(1, strlen(new::VARCHAR)) > 10000000 THEN error('replace() makes texts of at most 10,000,000 bytes here') ELSE replace(value::VARCHAR, old, new) END

CREATE MACRO pg_similar_to(value, pattern) AS regexp_full_match(value, array_to_string([CASE WHEN part = '%' THEN '.*' WHEN part = '_' THEN '.' WHEN part IN ('.', '^', '$') THEN '\' || part ELSE part END FOR part IN regexp_extract_all(pattern, '\\.|\[\^?\]?[^\]]*\]|.', 0, 's')], ''), 's')

CREATE MACRO pg_json_agg(value) AS to_json(list(value))

CREATE MACRO pg_json_object_agg(key, value) AS json_group_object(key, value)

CREATE MACRO pg_json_typeof(value) AS CASE json_type(value) WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' WHEN NULL THEN NULL ELSE 'number' END

CREATE MACRO pg_json_at(value, path) AS json_extract(value, '$' || array_to_string([CASE WHEN regexp_matches(step, '^[0-9]+$') THEN '[' || step || ']' ELSE '."' || step || '"' END FOR step IN string_split(trim(path, '{}'), ',')], ''))

CREATE MACRO pg_json_text_at(value, path) AS json_extract_string(value, '$' || array_to_string([CASE WHEN regexp_matches(step, '^[0-9]+$') THEN '[' || step || ']' ELSE '."' || step || '"' END FOR step IN string_split(trim(path, '{}'), ',')], ''))

CREATE MACRO pg_has_key(value, key) AS CASE WHEN typeof(value) = 'JSON' THEN json_exists(value::JSON, '$."' || key || '"') ELSE list_contains(json_keys(value::JSON), key) END

CREATE MACRO pg_akeys(value) AS map_keys(value)

CREATE MACRO pg_avals(value) AS map_values(value)

CREATE MACRO pg_each_element(value) AS unnest(json_extract(value, '$[*]'))

CREATE MACRO pg_each_element_text(value) AS unnest(json_extract_string(value, '$[*]'))

CREATE MACRO pg_each_key(value) AS unnest(json_keys(value))

CREATE MACRO pg_each_map_key(value) AS unnest(map_keys(value))

CREATE MACRO pg_each_map_value(value) AS unnest(map_values(value))

CREATE MACRO pg_array_length(value, dimension := 1) AS CASE WHEN dimension = 1 AND len(value) > 0 THEN len(value) END

CREATE MACRO pg_make_interval(years := 0, months := 0, weeks := 0, days := 0, hours := 0, mins := 0, secs := 0) AS to_years(years) + to_months(months) + to_weeks(weeks) + to_days(days) + to_hours(hours) + to_minutes(mins) + to_seconds(secs)

CREATE MACRO pg_elements(value) AS TABLE SELECT unnest(json_extract(value, '$[*]')) AS value

CREATE MACRO pg_elements_text(value) AS TABLE SELECT unnest(json_extract_string(value, '$[*]')) AS value

CREATE MACRO pg_members(value) AS TABLE SELECT unnest(json_keys(value)) AS key, unnest(json_extract(value, '$.*')) AS value

CREATE MACRO pg_members_text(value) AS TABLE SELECT unnest(json_keys(value)) AS key, unnest(json_extract_string(value, '$.*')) AS value

CREATE MACRO pg_keys(value) AS TABLE SELECT unnest(json_keys(value)) AS value

CREATE MACRO pg_map_entries(value) AS TABLE SELECT unnest(map_keys(value)) AS key, unnest(map_values(value)) AS value

CREATE MACRO pg_map_keys(value) AS TABLE SELECT unnest(map_keys(value)) AS value

CREATE MACRO pg_map_values(value) AS TABLE SELECT unnest(map_values(value)) AS value
