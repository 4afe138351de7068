-- Whether a text names one of these people: by an id, or by an address that stands there as a whole, also as JSON escapes what is
-- before it. What is not unique to somebody, such as a name, does not count.
create function mentions(content text, people uuid[], addresses text[]) returns boolean
language sql immutable parallel safe as $$
  select exists (select from unnest(people) person where strpos(content, cast(person as text)) > 0)
    or exists (
      select from unnest(addresses) address
      where strpos(lower(content), lower(address)) > 0
        and lower(content) ~ ('(?:^|[^[:alnum:].%+_-]|\\[bfnrt]|\\u[0-9a-f]{4})'
          || regexp_replace(lower(address), '([^[:alnum:][:space:]])', '\\\1', 'g')
          || '(?![[:alnum:]_-]|\.[[:alnum:]])'))
$$;
