//! Points on paper: lengths, points, rectangles and matrices, in the page as it is shown.
//!
//! Everything here is in *points as shown*: origin at the top left of the CropBox after Rotate and UserUnit, `y` growing
//! downwards (extract turns it over once). Floats live here, in `extract` and in `layout`, and nowhere after.

/// A length in points (1/72 inch) of the page as shown.
pub type Points = f32;

/// A point of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Points,
    /// Distance from the top edge.
    pub y: Points,
}

/// A rectangle of the page, `x0 <= x1`, `y0 <= y1`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: Points,
    /// Top edge.
    pub y0: Points,
    /// Right edge.
    pub x1: Points,
    /// Bottom edge.
    pub y1: Points,
}

/// The smaller of two lengths. Lengths are numbers, so that one comparison does; `f32::min` asks for each whether it is one.
#[inline]
pub fn least(a: Points, b: Points) -> Points {
    if b < a { b } else { a }
}

/// The larger of two lengths.
#[inline]
pub fn most(a: Points, b: Points) -> Points {
    if b > a { b } else { a }
}

impl Rect {
    /// The rectangle between two corners given in any order.
    #[inline]
    pub fn new(x0: Points, y0: Points, x1: Points, y1: Points) -> Rect {
        Rect { x0: least(x0, x1), y0: least(y0, y1), x1: most(x0, x1), y1: most(y0, y1) }
    }

    /// Width in points.
    #[inline]
    pub fn width(&self) -> Points {
        self.x1 - self.x0
    }

    /// Height in points.
    #[inline]
    pub fn height(&self) -> Points {
        self.y1 - self.y0
    }

    /// The point in the middle.
    #[inline]
    pub fn centre(&self) -> Point {
        Point { x: (self.x0 + self.x1) / 2.0, y: (self.y0 + self.y1) / 2.0 }
    }

    /// The smallest rectangle around both.
    #[inline]
    pub fn union(&self, other: &Rect) -> Rect {
        Rect {
            x0: least(self.x0, other.x0),
            y0: least(self.y0, other.y0),
            x1: most(self.x1, other.x1),
            y1: most(self.y1, other.y1),
        }
    }

    /// The common part, if the two overlap at all.
    #[inline]
    pub fn intersection(&self, other: &Rect) -> Option<Rect> {
        let r = Rect {
            x0: most(self.x0, other.x0),
            y0: most(self.y0, other.y0),
            x1: least(self.x1, other.x1),
            y1: least(self.y1, other.y1),
        };
        (r.x0 <= r.x1 && r.y0 <= r.y1).then_some(r)
    }

    /// True where the point lies inside or on the edge.
    #[inline]
    pub fn contains(&self, p: Point) -> bool {
        self.x0 <= p.x && p.x <= self.x1 && self.y0 <= p.y && p.y <= self.y1
    }
}

/// An affine map `x' = a x + c y + e`, `y' = b x + d y + f` (PDF 32000-1 §8.3.3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matrix {
    /// Row by row as a PDF array writes it: `[a b c d e f]`.
    pub m: [f64; 6],
}

impl Matrix {
    /// The map that changes nothing.
    pub const IDENTITY: Matrix = Matrix { m: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0] };

    /// The map that applies `self` first and `then` after it.
    #[inline]
    pub fn then(&self, then: &Matrix) -> Matrix {
        let [a, b, c, d, e, f] = self.m;
        let [ta, tb, tc, td, te, tf] = then.m;
        Matrix {
            m: [
                a * ta + b * tc,
                a * tb + b * td,
                c * ta + d * tc,
                c * tb + d * td,
                e * ta + f * tc + te,
                e * tb + f * td + tf,
            ],
        }
    }

    /// Where the point `(x, y)` goes.
    #[inline]
    pub fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.m;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_applies_left_to_right() {
        let scale = Matrix { m: [2.0, 0.0, 0.0, 3.0, 0.0, 0.0] };
        let shift = Matrix { m: [1.0, 0.0, 0.0, 1.0, 10.0, 20.0] };
        assert_eq!(scale.then(&shift).apply(1.0, 1.0), (12.0, 23.0));
        assert_eq!(shift.then(&scale).apply(1.0, 1.0), (22.0, 63.0));
    }

    #[test]
    fn rectangles_that_only_touch_share_an_edge() {
        let a = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(a.intersection(&Rect::new(10.0, 0.0, 20.0, 10.0)).is_some());
        assert!(a.intersection(&Rect::new(10.5, 0.0, 20.0, 10.0)).is_none());
    }
}
