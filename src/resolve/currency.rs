//! Whose pesos, rupees or francs they are: the report's own country decides where the page names none.

/// A name that several countries use, by the code it is read with first, and the code of each country.
#[rustfmt::skip]
const OF_COUNTRY: &[(&str, &str, &str)] = &[
    ("MXN", "PHL", "PHP"), ("MXN", "MEX", "MXN"), ("MXN", "COL", "COP"), ("MXN", "ARG", "ARS"), ("MXN", "CHL", "CLP"),
    ("MXN", "DOM", "DOP"), ("MXN", "URY", "UYU"), ("MXN", "CUB", "CUP"), ("KES", "KEN", "KES"), ("KES", "UGA", "UGX"),
    ("KES", "TZA", "TZS"), ("KES", "SOM", "SOS"), ("XOF", "CMR", "XAF"), ("XOF", "CAF", "XAF"), ("XOF", "TCD", "XAF"),
    ("XOF", "COG", "XAF"), ("XOF", "GNQ", "XAF"), ("XOF", "GAB", "XAF"), ("XOF", "COD", "CDF"), ("XOF", "GIN", "GNF"),
    ("XOF", "RWA", "RWF"), ("XOF", "BDI", "BIF"), ("XOF", "DJI", "DJF"), ("XOF", "CHE", "CHF"), ("INR", "IND", "INR"),
    ("INR", "NPL", "NPR"), ("INR", "PAK", "PKR"), ("INR", "LKA", "LKR"), ("INR", "MUS", "MUR"), ("DZD", "DZA", "DZD"),
    ("DZD", "TUN", "TND"), ("DZD", "JOR", "JOD"), ("DZD", "IRQ", "IQD"), ("DZD", "KWT", "KWD"), ("DZD", "LBY", "LYD"),
    ("DZD", "SRB", "RSD"), ("GBP", "EGY", "EGP"), ("GBP", "SDN", "SDG"), ("GBP", "SSD", "SSP"), ("GBP", "LBN", "LBP"),
    ("GBP", "SYR", "SYP"), ("VES", "BOL", "BOB"), ("ZMW", "MWI", "MWK"), ("ZMW", "ZMB", "ZMW"), ("PHP", "BWA", "BWP"),
    ("ZMW", "PNG", "PGK"), ("AED", "MAR", "MAD"),
    ("SAR", "YEM", "YER"), ("SAR", "IRN", "IRR"), ("SAR", "QAT", "QAR"), ("SAR", "OMN", "OMR"), ("CAD", "NIC", "NIO"),
];

/// Codes whose name or letter the page can print for another country's money.
const BY_NAME: &[&str] = &["INR", "VES", "ZMW", "PHP", "CAD"];

/// The code of an amount: that of the family for a bare sign, that of the report's country for a name that several use.
pub fn of(code: &str, shared: bool, printed: &str, family: &str, ref_area: Option<&str>) -> String {
    let letter = printed.starts_with(['K', 'P']) && printed.chars().nth(1).is_some_and(|c| !c.is_alphabetic())
        || printed.starts_with("C$");
    let name = printed.chars().rev().take_while(|c| c.is_alphabetic()).count() > 3 || printed.contains("CFA");
    let own = OF_COUNTRY.iter().find(|(c, area, _)| *c == code && Some(*area) == ref_area).map(|(_, _, own)| *own);
    if let Some(own) = own
        .filter(|_| (name || BY_NAME.contains(&code)) && (shared || letter || code == "GBP" || printed.contains("CFA")))
    {
        return own.to_owned();
    }
    if shared && code == "USD" && !family.is_empty() { family.to_owned() } else { code.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, code: &str, shared: bool, area: &str, expect: &str) {
        assert_eq!(of(code, shared, printed, "", Some(area)), expect, "{printed} in {area}");
    }

    #[test]
    fn a_country_has_its_own() {
        check("891 pesos", "MXN", true, "PHL", "PHP");
        check("891 pesos", "MXN", true, "FRA", "MXN");
        check("500 francs", "XOF", true, "COD", "CDF");
        check("500 FCFA", "XOF", false, "CMR", "XAF");
        check("500 FCFA", "XOF", false, "BEN", "XOF");
        check("Rs 300", "INR", true, "NPL", "NPR");
        check("$5", "USD", true, "PHL", "USD");
        check("£5", "GBP", false, "EGY", "GBP");
        check("Bs 40", "VES", true, "BOL", "BOB");
        check("K3 million", "ZMW", false, "MWI", "MWK");
        check("ZMW 300", "ZMW", false, "MWI", "ZMW");
        check("C$ 40", "CAD", false, "NIC", "NIO");
        check("C$ 40", "CAD", false, "CAN", "CAD");
        check("40 dirhams", "AED", true, "MAR", "MAD");
        check("P3 million", "PHP", false, "BWA", "BWP");
        check("PHP 300", "PHP", false, "BWA", "PHP");
    }
}
