//! Currencies: ISO 4217 codes, the signs they are printed with, and their names.

/// A currency as the page can print it.
pub struct Currency {
    /// ISO 4217.
    pub code: &'static str,
    /// Signs and codes that stand before or after a number, longest first; matched as printed, capitals and all.
    pub signs: &'static [&'static str],
    /// Names in lower case that stand after a number.
    pub names: &'static [&'static str],
    /// True where other countries use the same bare sign or name.
    pub shared: bool,
}

const fn own(code: &'static str, signs: &'static [&'static str], names: &'static [&'static str]) -> Currency {
    Currency { code, signs, names, shared: false }
}

/// The currencies. The first is what a bare `$` means where nothing else is declared.
#[rustfmt::skip]
pub const CURRENCIES: &[Currency] = &[
    Currency { code: "USD", signs: &["$"], names: &["dollars", "dollar", "dólares", "dólar"], shared: true },
    own("USD", &["USD$", "US$", "USD", "U.S.$", "US $"], &[]),
    Currency { code: "MXN", signs: &[], names: &["pesos", "peso"], shared: true },
    Currency { code: "KES", signs: &[], names: &["shillings", "shilling"], shared: true },
    Currency { code: "XOF", signs: &[], names: &["francs", "franc"], shared: true },
    Currency { code: "DZD", signs: &[], names: &["dinars", "dinar"], shared: true },
    own("FJD", &["FJD", "FJ$"], &[]),
    own("BIF", &["BIF", "FBu"], &[]),
    own("GNF", &["GNF"], &[]),
    own("SOS", &["SOS"], &[]),
    own("TND", &["TND"], &[]),
    own("DZD", &["DZD"], &[]),
    own("MAD", &["MAD"], &[]),
    own("DOP", &["RD$", "DOP"], &[]),
    own("EUR", &["€", "EUR"], &["euros", "euro"]),
    own("GBP", &["£", "GBP"], &["pounds", "livres"]),
    own("XEU", &["ECU", "Ecu", "XEU"], &["ecus", "ecu"]),
    own("FRF", &["FFr", "FRF"], &[]),
    own("DEM", &["DEM"], &[]),
    own("THB", &["฿", "THB"], &["baht", "bahts"]),
    own("KHR", &["៛", "KHR"], &["riel", "riels"]),
    own("LAK", &["₭", "LAK"], &["kip", "kips"]),
    own("MMK", &["MMK"], &["kyat", "kyats"]),
    own("VND", &["₫", "VND"], &["dong", "đồng"]),
    own("MYR", &["MYR", "RM"], &["ringgit", "ringgits"]),
    own("SGD", &["S$", "SGD"], &[]),
    own("AUD", &["A$", "AU$", "AUD"], &[]),
    own("CAD", &["C$", "CA$", "CAD", "CAN$"], &[]),
    own("IDR", &["IDR", "Rp"], &["rupiah"]),
    own("PHP", &["₱", "PHP"], &[]),
    own("JPY", &["¥", "JPY"], &["yen"]),
    own("KRW", &["₩", "KRW"], &["won"]),
    own("CNY", &["CNY", "RMB"], &["yuan", "renminbi"]),
    own("HKD", &["HK$", "HKD"], &[]),
    own("INR", &["₹", "INR"], &[]),
    // `500 Bs`: bolívares of Venezuela, bolivianos of Bolivia.
    Currency { code: "VES", signs: &[], names: &["bs", "bss"], shared: true },
    Currency { code: "INR", signs: &["Rs"], names: &["rupees"], shared: true },
    own("BDT", &["BDT", "৳"], &["taka"]),
    own("NPR", &["NPR"], &[]),
    own("LKR", &["LKR"], &[]),
    own("PKR", &["PKR"], &[]),
    own("MVR", &["MVR"], &[]),
    own("CHF", &["CHF"], &[]),
    own("SEK", &["SEK"], &[]),
    own("NOK", &["NOK"], &[]),
    own("DKK", &["DKK"], &[]),
    own("PLN", &["PLN"], &[]),
    own("UGX", &["UGX"], &[]),
    own("KES", &["KES", "KSh"], &[]),
    own("TZS", &["TZS"], &[]),
    own("RWF", &["RWF"], &[]),
    own("ETB", &["ETB"], &["birr"]),
    own("SDG", &["SDG £"], &[]),
    own("SSP", &["SSP"], &[]),
    own("NGN", &["₦", "NGN"], &["naira"]),
    own("GHS", &["GHS"], &["cedi", "cedis"]),
    own("ZAR", &["ZAR"], &["rand"]),
    own("CDF", &["CDF"], &[]),
    own("XOF", &["XOF", "FCFA", "F CFA", "CFA"], &[]),
    own("XAF", &["XAF"], &[]),
    own("MGA", &["MGA"], &["ariary"]),
    own("HTG", &["HTG"], &["gourdes"]),
    own("MXN", &["MXN"], &[]),
    own("COP", &["COP"], &[]),
    own("PEN", &["PEN", "S/"], &["soles"]),
    own("BRL", &["R$", "BRL"], &["reais", "real"]),
    own("ARS", &["ARS"], &[]),
    own("CLP", &["CLP"], &[]),
    own("BOB", &["BOB"], &[]),
    own("GTQ", &["GTQ"], &["quetzales"]),
    own("HNL", &["HNL"], &["lempiras"]),
    own("VES", &["VES"], &["bolívares", "bolivares"]),
    own("TRY", &["₺"], &[]),
    own("UAH", &["UAH", "₴"], &["hryvnia"]),
    own("RUB", &["₽", "RUB"], &["roubles"]),
    own("AFN", &["AFN"], &["afghanis"]),
    own("SYP", &["SYP"], &[]),
    own("LBP", &["LBP"], &[]),
    own("JOD", &["JOD"], &[]),
    own("IQD", &["IQD"], &[]),
    own("YER", &["YER"], &[]),
    own("AED", &["AED"], &["dirhams"]),
    own("SAR", &["SAR"], &["riyals"]),
    own("QAR", &["QAR"], &[]),
    own("KWD", &["KWD"], &[]),
    own("EGP", &["EGP"], &[]),
];

/// Adjectives that say whose dollars, pesos or francs they are, in small letters, the name they go with, and the code.
#[rustfmt::skip]
pub const WHOSE: &[(&str, &str, &str)] = &[
    ("fijian", "dollar", "FJD"), ("singapore", "dollar", "SGD"), ("australian", "dollar", "AUD"), ("canadian", "dollar", "CAD"),
    ("american", "dollar", "USD"), ("américains", "dollar", "USD"), ("estadounidenses", "dólar", "USD"),
    ("philippine", "peso", "PHP"), ("mexican", "peso", "MXN"), ("mexicanos", "peso", "MXN"), ("colombian", "peso", "COP"),
    ("colombianos", "peso", "COP"), ("argentinos", "peso", "ARS"), ("chilenos", "peso", "CLP"), ("dominicanos", "peso", "DOP"),
    ("kenyan", "shilling", "KES"), ("kenya", "shilling", "KES"), ("uganda", "shilling", "UGX"), ("ugandan", "shilling", "UGX"),
    ("tanzanian", "shilling", "TZS"), ("somali", "shilling", "SOS"), ("congolese", "franc", "CDF"), ("congolais", "franc", "CDF"),
    ("swiss", "franc", "CHF"), ("suisses", "franc", "CHF"), ("rwandan", "franc", "RWF"), ("rwandais", "franc", "RWF"),
    ("burundian", "franc", "BIF"), ("burundais", "franc", "BIF"), ("guinean", "franc", "GNF"), ("guinéens", "franc", "GNF"),
    ("cfa", "franc", "XOF"), ("indian", "rupee", "INR"), ("nepalese", "rupee", "NPR"), ("nepali", "rupee", "NPR"),
    ("pakistani", "rupee", "PKR"), ("egyptian", "pound", "EGP"), ("sudanese", "pound", "SDG"), ("lebanese", "pound", "LBP"),
    ("syrian", "pound", "SYP"), ("jordanian", "dinar", "JOD"), ("iraqi", "dinar", "IQD"), ("kuwaiti", "dinar", "KWD"),
    ("tunisiens", "dinar", "TND"), ("algériens", "dinar", "DZD"), ("marocains", "dirham", "MAD"), ("thai", "baht", "THB"),
    ("lao", "kip", "LAK"), ("malaysian", "ringgit", "MYR"), ("myanmar", "kyat", "MMK"), ("cambodian", "riel", "KHR"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_three_capitals_and_signs_stand_once() {
        let mut seen = std::collections::HashSet::new();
        for c in CURRENCIES {
            assert!(c.code.len() == 3 && c.code.chars().all(|c| c.is_ascii_uppercase()), "{}", c.code);
            for sign in c.signs.iter().chain(c.names) {
                assert!(seen.insert(sign), "{sign} stands twice");
            }
        }
        assert!(CURRENCIES.len() < 256);
    }
}
