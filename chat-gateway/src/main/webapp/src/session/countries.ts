/** Countries by code; their names come from the browser in the reader's language. */
const CODES =
  'AE AR AT AU BD BE BG BO BR CA CH CL CN CO CR CU CZ DE DK DO EC EE EG ES ET FI FR GB GH GQ GR GT HK HN HR HU ID IE IL IN IR IS IT JM JO JP KE KR LB LK LT LU LV MA MO MT MX MY NG NI NL NO NP NZ PA PE PH PK PL PR PT PY RO RS SA SE SG SI SK SV TH TN TR TT TW TZ UA UG US UY VE VN ZA'.split(
    ' ',
  );

export function countries(tag: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(tag, { type: 'region' });
  return CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
    a.name.localeCompare(b.name, tag),
  );
}

/** The country in the browser's language tags (`es-MX`), if it names one we list. */
export function likelyCountry(tags: readonly string[]): string {
  for (const tag of tags) {
    const region = new Intl.Locale(tag).region;
    if (region && CODES.includes(region)) return region;
  }
  return 'US';
}
