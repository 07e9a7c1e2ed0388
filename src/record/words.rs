//! The closed lists of words that the tables write: each an enum whose variants know their word.

/// Writes an enum of words: each variant with the word that the tables write.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* #[doc = concat!("`", $word, "`")] $variant,)* }

        impl $name {
            /// Every word, in the order of the list.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word that the tables write.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The variant of a word.
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// Where in a report a figure stands.
    Section {
        Background = "background",
        Activities = "activities",
        AtAGlance = "at_a_glance",
        Achievements = "achievements",
        Upcoming = "upcoming",
        Media = "media",
        About = "about",
        Table = "table",
        Other = "other",
    }
}

words! {
    /// What a value is measured in.
    Unit {
        Persons = "persons",
        Households = "households",
        Cases = "cases",
        Count = "count",
        Percent = "percent",
        Ratio = "ratio",
        Currency = "currency",
        Other = "other",
    }
}

words! {
    /// How a printed number bounds the value meant.
    Qualifier {
        Exact = "exact",
        About = "about",
        MoreThan = "more_than",
        AtLeast = "at_least",
        LessThan = "less_than",
        UpTo = "up_to",
        Range = "range",
    }
}

words! {
    /// What kind of value a figure is.
    Measure {
        Level = "level",
        Change = "change",
        Share = "share",
        Rate = "rate",
        Ratio = "ratio",
        Target = "target",
        Baseline = "baseline",
        Budget = "budget",
    }
}

words! {
    /// Whether the printed parts add up to the printed total.
    Balance {
        Ok = "ok",
        Mismatch = "mismatch",
        NoTotal = "no_total",
        NotApplicable = "not_applicable",
    }
}

words! {
    /// How exactly a time is stated.
    Precision {
        Day = "day",
        Month = "month",
        Quarter = "quarter",
        Half = "half",
        Year = "year",
        Range = "range",
        Unknown = "unknown",
    }
}

words! {
    /// Where the time of a figure comes from.
    TimeBasis {
        Event = "event",
        AsOf = "as_of",
        StatedPeriod = "stated_period",
        ReportingPeriod = "reporting_period",
    }
}

words! {
    /// Done or to come.
    EventKind {
        Activity = "activity",
        Upcoming = "upcoming",
    }
}

words! {
    /// Where the year of a date without one comes from.
    YearFrom {
        Text = "text",
        Heading = "heading",
        Report = "report",
    }
}

words! {
    /// What an organization is to the report.
    Role {
        Partner = "partner",
        Donor = "donor",
        FocalPoint = "focal_point",
    }
}

words! {
    /// How far the text of a report can be trusted.
    TextQuality {
        Ok = "ok",
        Suspect = "suspect",
        None = "none",
    }
}

words! {
    /// What became of a file.
    Status {
        Read = "read",
        ReadWithFindings = "read_with_findings",
        Quarantined = "quarantined",
    }
}

words! {
    /// What a printed number is.
    NumberClass {
        Figure = "figure",
        Date = "date",
        Ordinal = "ordinal",
        Duration = "duration",
        Age = "age",
        Reference = "reference",
        Identifier = "identifier",
        Phone = "phone",
        Url = "url",
        PageNumber = "page_number",
        ListMark = "list_mark",
        FootnoteMark = "footnote_mark",
        TableCell = "table_cell",
        Axis = "axis",
        Name = "name",
        Unread = "unread",
    }
}

words! {
    /// The tables that rows can be named in, by the letter of their ids.
    RowKind {
        Figure = "f",
        Observation = "o",
        Event = "e",
        Media = "m",
        Organization = "g",
        Link = "l",
        Finding = "x",
        Number = "n",
    }
}

words! {
    /// The parts of a group that have a column of their own.
    PartName {
        Women = "women",
        Men = "men",
        Girls = "girls",
        Boys = "boys",
        Children = "children",
        Unknown = "unknown",
    }
}
