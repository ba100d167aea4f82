### Addresses: names of today and of before
error-place-search =
    .what = No ward or commune is known by this name.
    .do = Type its first letters again. An old name will do.
error-place-detail =
    .what = Only the ward or commune goes here.
    .do = Write lane, group or hamlet on the next page.
