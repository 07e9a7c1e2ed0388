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
    own("FRF", &["FFr", "Ffr", "FRF"], &[]),
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
    own("PHP", &["₱", "PHP", "PhP", "Php"], &[]),
    own("JPY", &["¥", "JPY"], &["yen", "yens", "yenes"]),
    own("KRW", &["₩", "KRW"], &["won"]),
    own("CNY", &["CNY", "RMB"], &["yuan", "renminbi"]),
    own("HKD", &["HK$", "HKD"], &[]),
    own("INR", &["₹", "INR"], &[]),
    // `500 Bs`: bolívares of Venezuela, bolivianos of Bolivia.
    Currency { code: "VES", signs: &["Bs", "Bs."], names: &["bs", "bss"], shared: true },
    Currency { code: "INR", signs: &["Rs", "Rs."], names: &["rupees", "roupies", "rupias"], shared: true },
    own("BDT", &["BDT", "৳", "Tk", "Tk."], &["taka"]),
    own("NPR", &["NPR", "NRs", "NRs."], &[]),
    own("LKR", &["LKR"], &[]),
    own("PKR", &["PKR"], &[]),
    own("MVR", &["MVR"], &[]),
    own("CHF", &["CHF"], &[]),
    own("SEK", &["SEK"], &[]),
    own("NOK", &["NOK"], &[]),
    own("DKK", &["DKK"], &[]),
    own("PLN", &["PLN"], &[]),
    own("UGX", &["UGX", "USh", "UShs", "Ushs"], &[]),
    own("KES", &["KES", "KSh", "Ksh", "KSHS", "Kshs", "KShs"], &[]),
    own("TZS", &["TZS", "TSh", "TShs", "Tshs"], &[]),
    own("RWF", &["RWF", "Frw", "FRW"], &[]),
    own("ETB", &["ETB"], &["birr"]),
    own("SDG", &["SDG £"], &[]),
    own("SSP", &["SSP"], &[]),
    own("NGN", &["₦", "NGN"], &["naira"]),
    own("GHS", &["GHS", "GH₵", "GH¢", "GHC", "₵"], &["cedi", "cedis"]),
    own("ZAR", &["ZAR"], &["rand"]),
    own("CDF", &["CDF"], &[]),
    own("XOF", &["XOF", "FCFA", "F CFA", "CFA", "Fcfa"], &[]),
    own("XAF", &["XAF"], &[]),
    own("MGA", &["MGA", "Ar"], &["ariary"]),
    own("HTG", &["HTG", "Gdes"], &["gourdes", "gourde"]),
    own("MXN", &["MXN"], &[]),
    own("COP", &["COP"], &[]),
    own("PEN", &["PEN", "S/", "S/."], &["soles"]),
    own("BRL", &["R$", "BRL"], &["reais", "real"]),
    own("ARS", &["ARS"], &[]),
    own("CLP", &["CLP"], &[]),
    own("BOB", &["BOB"], &["bolivianos"]),
    own("GTQ", &["GTQ"], &["quetzales", "quetzal"]),
    own("HNL", &["HNL", "Lps", "Lps."], &["lempiras", "lempira"]),
    own("VES", &["VES"], &["bolívares", "bolivares"]),
    own("TRY", &["₺"], &["liras"]),
    own("UAH", &["UAH", "₴"], &["hryvnia"]),
    own("RUB", &["₽", "RUB"], &["roubles"]),
    own("AFN", &["AFN"], &["afghanis"]),
    own("SYP", &["SYP"], &[]),
    own("LBP", &["LBP"], &[]),
    own("JOD", &["JOD", "JD"], &[]),
    own("NZD", &["NZ$", "NZD"], &[]),
    own("TWD", &["NT$", "TWD"], &[]),
    own("TTD", &["TT$", "TTD"], &[]),
    own("JMD", &["J$", "JMD"], &[]),
    own("BBD", &["Bds$", "BBD"], &[]),
    own("BZD", &["BZ$", "BZD"], &[]),
    own("XCD", &["EC$", "XCD"], &[]),
    own("GYD", &["GY$", "G$", "GYD"], &[]),
    own("SRD", &["SRD"], &[]),
    own("NAD", &["N$", "NAD"], &[]),
    own("SBD", &["SI$", "SBD"], &[]),
    own("LRD", &["L$", "LRD"], &[]),
    own("PGK", &["PGK"], &["kina"]),
    own("VUV", &["VUV"], &["vatu"]),
    own("WST", &["WST"], &["tala"]),
    own("PAB", &["PAB", "B/", "B/."], &["balboas", "balboa"]),
    own("PYG", &["PYG", "₲", "Gs."], &["guaraníes"]),
    own("CRC", &["CRC", "₡"], &["colones"]),
    own("NIO", &["NIO"], &["córdobas"]),
    own("UYU", &["UYU"], &[]),
    own("MZN", &["MZN"], &["meticais", "metical"]),
    own("AOA", &["AOA", "Kz"], &["kwanzas", "kwanza"]),
    own("BWP", &["BWP"], &["pula"]),
    own("LSL", &["LSL"], &["maloti"]),
    own("SZL", &["SZL"], &["emalangeni"]),
    Currency { code: "ZMW", signs: &[], names: &["kwacha"], shared: true },
    own("ZMW", &["ZMW"], &[]),
    own("MWK", &["MWK"], &[]),
    own("SLE", &["SLE"], &[]),
    own("SLL", &["SLL"], &["leones", "leone"]),
    own("GMD", &["GMD"], &["dalasi", "dalasis"]),
    own("MRU", &["MRU"], &["ouguiyas", "ouguiya"]),
    own("CVE", &["CVE"], &[]),
    own("DJF", &["DJF"], &[]),
    own("KMF", &["KMF"], &[]),
    own("MUR", &["MUR"], &[]),
    own("ERN", &["ERN"], &["nakfa"]),
    own("LYD", &["LYD"], &[]),
    own("GEL", &["GEL", "₾"], &["lari"]),
    own("AMD", &["AMD"], &["drams"]),
    own("AZN", &["AZN", "₼"], &["manats"]),
    own("KZT", &["KZT", "₸"], &["tenge"]),
    own("KGS", &["KGS"], &["soms"]),
    own("TJS", &["TJS"], &["somoni"]),
    own("UZS", &["UZS"], &[]),
    own("MNT", &["MNT", "₮"], &["tugriks", "tögrög"]),
    own("BTN", &["BTN", "Nu."], &["ngultrum"]),
    own("MDL", &["MDL"], &[]),
    own("RON", &["RON"], &[]),
    own("RSD", &["RSD"], &[]),
    own("MKD", &["MKD"], &["denars"]),
    own("BGN", &["BGN"], &[]),
    own("HUF", &["HUF"], &["forints"]),
    own("CZK", &["CZK"], &[]),
    own("ILS", &["ILS", "NIS", "₪"], &["shekels"]),
    own("IRR", &["IRR"], &[]),
    own("OMR", &["OMR"], &[]),
    own("BHD", &["BHD"], &[]),
    own("IQD", &["IQD"], &[]),
    own("YER", &["YER"], &[]),
    own("AED", &["AED"], &[]),
    Currency { code: "AED", signs: &[], names: &["dirhams", "dirham"], shared: true },
    own("SAR", &["SAR"], &[]),
    Currency { code: "SAR", signs: &[], names: &["riyals", "rials", "riyal", "rial"], shared: true },
    own("QAR", &["QAR"], &[]),
    own("KWD", &["KWD"], &[]),
    own("EGP", &["EGP"], &[]),
];

/// Letters that stand for a currency before a number of millions, with the code of each: `R5 million`, `Q 14.5 millones`.
#[rustfmt::skip]
pub const LETTERS: &[(&str, &str)] = &[
    ("R", "ZAR"), ("Q", "GTQ"), ("L", "HNL"), ("P", "PHP"), ("D", "GMD"), ("Le", "SLL"), ("K", "ZMW"), ("MK", "MWK"), ("E", "SZL"),
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
    ("lao", "kip", "LAK"), ("malaysian", "ringgit", "MYR"), ("myanmar", "kyat", "MMK"), ("cambodian", "riel", "KHR"), ("jamaican", "dollar", "JMD"),
    ("namibian", "dollar", "NAD"), ("liberian", "dollar", "LRD"), ("zambian", "kwacha", "ZMW"), ("malawian", "kwacha", "MWK"), ("malawi", "kwacha", "MWK"),
    ("haitian", "gourde", "HTG"), ("djiboutian", "franc", "DJF"), ("djibouti", "franc", "DJF"), ("sri", "rupee", "LKR"), ("turkish", "lira", "TRY"),
    ("libyan", "dinar", "LYD"), ("moroccan", "dirham", "MAD"), ("tunisian", "dinar", "TND"), ("algerian", "dinar", "DZD"),
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
