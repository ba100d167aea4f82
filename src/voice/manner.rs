//! How fast and how loud, in seven steps each (C40). Every person begins at the default.

/// How fast and how loud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// How fast.
    pub pace: Pace,
    /// How loud.
    pub volume: Volume,
}

/// Steps of pace and of volume.
const STEPS: usize = 7;
/// The step that everybody begins with.
const FIRST: usize = 3;

/// Percent of the usual pace, whose pitch is kept.
const PACES: [u16; STEPS] = [50, 65, 80, 100, 125, 160, 200];

/// Between two steps of volume, in decibels.
const STEP_DECIBELS: f32 = 4.5;

/// How fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pace(usize);

impl Default for Pace {
    fn default() -> Self {
        Self(FIRST)
    }
}

impl Pace {
    /// All paces, from the slowest.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..STEPS).map(Self)
    }

    /// A step slower; the slowest stays.
    pub fn slower(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// A step faster; the fastest stays.
    pub fn faster(self) -> Self {
        Self((self.0 + 1).min(STEPS - 1))
    }

    /// In percent of the usual pace.
    pub fn percent(self) -> u16 {
        PACES[self.0]
    }

    /// The factor on the usual pace.
    pub fn factor(self) -> f32 {
        f32::from(self.percent()) / 100.0
    }
}

/// How loud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(usize);

impl Default for Volume {
    fn default() -> Self {
        Self(FIRST)
    }
}

impl Volume {
    /// All volumes, from the softest.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..STEPS).map(Self)
    }

    /// A step softer; the softest stays and can still be heard.
    pub fn softer(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// A step louder; the loudest stays.
    pub fn louder(self) -> Self {
        Self((self.0 + 1).min(STEPS - 1))
    }

    /// Decibels below what the amplifier is set to; the ward sets it so that the default is
    /// heard at 60–65 dBA, and the loudest then comes to 75 or more.
    pub fn below_full(self) -> f32 {
        (STEPS - 1 - self.0) as f32 * STEP_DECIBELS
    }

    /// The amplitude, 1 at the loudest.
    pub fn amplitude(self) -> f32 {
        10.0_f32.powf(-self.below_full() / 20.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_goes_from_half_to_double_in_seven_steps() {
        let paces: Vec<u16> = Pace::all().map(Pace::percent).collect();
        assert_eq!(paces.len(), 7);
        assert_eq!((paces[0], paces[6]), (50, 200));
        assert!(paces.is_sorted());
        assert!(Pace::default().percent() >= 85);
    }

    #[test]
    fn the_loudest_is_ten_decibels_above_the_default_in_steps_that_do_not_frighten() {
        let volumes: Vec<Volume> = Volume::all().collect();
        assert!(volumes.len() >= 7);
        for pair in volumes.windows(2) {
            let step = pair[0].below_full() - pair[1].below_full();
            assert!(step > 0.0 && step <= 10.0);
        }
        // A default of 62.5 dBA comes to 75 or more at the loudest.
        let above = Volume::default().below_full() - volumes[6].below_full();
        assert!(62.5 + above >= 75.0);
    }

    #[test]
    fn the_ends_of_both_scales_stay() {
        let mut slowest = Pace::default();
        let mut loudest = Volume::default();
        for _ in 0..20 {
            slowest = slowest.slower();
            loudest = loudest.louder();
        }
        assert_eq!(slowest.percent(), 50);
        assert!((loudest.amplitude() - 1.0).abs() < 0.001);
        assert_eq!(slowest.faster().percent(), 65);
        assert!(loudest.softer() < loudest);
    }
}
