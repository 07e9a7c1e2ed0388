//! Colours as `0xRRGGBB`, near enough to tell headings, tints and white text apart (PDF 32000-1 §8.6).

use super::open::{Dict, Value};

/// A colour space as far as we need it.
#[derive(Clone, Debug, PartialEq)]
pub enum Space {
    /// As many components as operands: grey, RGB or CMYK.
    Device,
    /// One tint of a named ink: full ink on paper, as `0xRRGGBB`.
    Tint(u32),
    /// A palette; three bytes an entry.
    Palette(Vec<u8>),
    /// Lightness first, `a` and `b` left out.
    Lab,
    /// Patterns and shadings: no colour of their own.
    Pattern,
}

/// What patterns and unknown colours count as.
pub const UNKNOWN: u32 = 0x80_8080;
/// The colour that every page begins with.
pub const BLACK: u32 = 0;

/// The space that a `cs` operand names.
pub fn space(name: &[u8], resources: Option<&Dict<'_>>) -> Space {
    match name {
        b"Pattern" => Space::Pattern,
        b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"G" | b"RGB" | b"CMYK" => Space::Device,
        _ => resources
            .and_then(|r| r.dict(b"ColorSpace"))
            .and_then(|d| d.get(name))
            .map_or(Space::Device, |value| from_value(&value)),
    }
}

fn from_value(value: &Value<'_>) -> Space {
    let Some(mut items) = value.array() else {
        return if value.name() == Some(b"Pattern") { Space::Pattern } else { Space::Device };
    };
    match items.next().and_then(|v| v.name()) {
        Some(b"Pattern") => Space::Pattern,
        Some(b"Lab") => Space::Lab,
        Some(b"Separation" | b"DeviceN") => Space::Tint(full_ink(value)),
        Some(b"Indexed" | b"I") => {
            let lookup = value.array().and_then(|mut items| items.nth(3)).and_then(|v| v.bytes()).unwrap_or_default();
            let rgb = value.array().and_then(|mut items| items.nth(1)).is_some_and(|base| components(&base) == 3);
            if rgb { Space::Palette(lookup.to_vec()) } else { Space::Pattern }
        }
        _ => Space::Device,
    }
}

/// How many components a base space has; 0 where we do not know.
fn components(value: &Value<'_>) -> usize {
    if let Some(name) = value.name() {
        return match name {
            b"DeviceRGB" | b"RGB" => 3,
            b"DeviceCMYK" | b"CMYK" => 4,
            b"DeviceGray" | b"G" => 1,
            _ => 0,
        };
    }
    let Some(mut items) = value.array() else { return 0 };
    match items.next().and_then(|v| v.name()) {
        Some(b"CalRGB") => 3,
        Some(b"ICCBased") => items.next().and_then(|v| v.dict()).and_then(|d| d.number(b"N")).unwrap_or(0.0) as usize,
        _ => 0,
    }
}

/// The colour of full ink: the last colour (`C1`) of an exponential tint function, black where the function is of another type.
fn full_ink(value: &Value<'_>) -> u32 {
    let function = value.array().and_then(|mut items| items.nth(3)).and_then(|v| v.dict());
    let full = function.and_then(|d| d.get(b"C1")).map(|v| v.numbers()).unwrap_or_default();
    from_components(&full).unwrap_or(BLACK)
}

/// The colour of device components: 1 grey, 3 RGB, 4 CMYK.
pub fn from_components(components: &[f64]) -> Option<u32> {
    let byte = |v: f64| (v.clamp(0.0, 1.0) * 255.0).round() as u32;
    match *components {
        [grey] => Some(byte(grey) * 0x01_0101),
        [r, g, b] => Some(byte(r) << 16 | byte(g) << 8 | byte(b)),
        [c, m, y, k] => {
            let part = |ink: f64| byte((1.0 - ink.clamp(0.0, 1.0)) * (1.0 - k.clamp(0.0, 1.0)));
            Some(part(c) << 16 | part(m) << 8 | part(y))
        }
        _ => None,
    }
}

/// The colour of the operands of `sc` or `scn` in a space.
pub fn in_space(space: &Space, operands: &[f64]) -> u32 {
    match space {
        Space::Device => from_components(operands).unwrap_or(UNKNOWN),
        Space::Pattern => UNKNOWN,
        Space::Lab => from_components(&[operands.first().copied().unwrap_or(0.0) / 100.0]).unwrap_or(UNKNOWN),
        Space::Palette(entries) => {
            let start = operands.first().copied().unwrap_or(0.0).clamp(0.0, 255.0) as usize * 3;
            match entries.get(start..start + 3) {
                Some([r, g, b]) => u32::from(*r) << 16 | u32::from(*g) << 8 | u32::from(*b),
                _ => UNKNOWN,
            }
        }
        Space::Tint(full) => {
            // Between paper and full ink, channel by channel. Several inks (DeviceN) count by their strongest.
            let tint = operands.iter().copied().fold(0.0f64, f64::max).clamp(0.0, 1.0);
            [16, 8, 0].iter().fold(0, |colour, shift| {
                let ink = f64::from(full >> shift & 0xFF);
                colour | ((255.0 - (255.0 - ink) * tint).round() as u32) << shift
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_and_lights() {
        assert_eq!(from_components(&[1.0]), Some(0xFF_FFFF));
        assert_eq!(from_components(&[0.0, 0.0, 0.0, 1.0]), Some(BLACK));
        assert_eq!(from_components(&[0.2, 0.4, 1.0]), Some(0x33_66FF));
        assert_eq!(in_space(&Space::Tint(0), &[0.0]), 0xFF_FFFF);
        assert_eq!(in_space(&Space::Tint(0xFF_0000), &[1.0]), 0xFF_0000);
        assert_eq!(in_space(&Space::Pattern, &[]), UNKNOWN);
    }
}
