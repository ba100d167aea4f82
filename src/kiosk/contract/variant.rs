//! The matrix that the contract must hold in: four panels, three text sizes, three themes, and
//! three wordings.

use crate::config::Config;
use crate::config::settings::Panel;
use crate::config::texts::Language;
use crate::kiosk::look::{TextSize, Theme};

/// A panel that a ward may hang up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// 24 inches, 1920 × 1080.
    Large,
    /// 21.5 inches, 1920 × 1080.
    Usual,
    /// 15.6 inches, 1366 × 768.
    LowWide,
    /// 15 inches, 1024 × 768.
    LowNarrow,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Large, Self::Usual, Self::LowWide, Self::LowNarrow];

    /// Its name in the dump.
    pub fn name(self) -> &'static str {
        match self {
            Self::Large => "24-1080",
            Self::Usual => "21-1080",
            Self::LowWide => "15-768",
            Self::LowNarrow => "15-1024",
        }
    }

    /// The profile with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// The panel, hung up at this height.
    pub fn panel(self, mount_bottom_mm: f32) -> Panel {
        let (diagonal_in, width_px, height_px) = match self {
            Self::Large => (24.0, 1920, 1080),
            Self::Usual => (21.5, 1920, 1080),
            Self::LowWide => (15.6, 1366, 768),
            Self::LowNarrow => (15.0, 1024, 768),
        };
        Panel {
            diagonal_in,
            width_px,
            height_px,
            mount_bottom_mm,
        }
    }
}

/// What the screens are worded in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wording {
    /// Vietnamese.
    Vietnamese,
    /// English.
    English,
    /// Vietnamese with every sentence a third longer; never offered to residents.
    Pseudo,
}

impl Wording {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Vietnamese, Self::English, Self::Pseudo];

    /// Its name in the dump.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
            Self::Pseudo => "pseudo",
        }
    }

    /// The wording with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// The language that the kiosk is set to.
    pub fn language(self) -> Language {
        match self {
            Self::Vietnamese | Self::Pseudo => Language::Vietnamese,
            Self::English => Language::English,
        }
    }
}

/// One cell of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variant {
    /// The panel.
    pub profile: Profile,
    /// The text size, by its place in [`TextSize::ALL`].
    size: usize,
    /// The colours.
    pub theme: Theme,
    /// The words.
    pub wording: Wording,
}

impl Variant {
    /// A cell.
    pub fn new(profile: Profile, size: TextSize, theme: Theme, wording: Wording) -> Self {
        let place = TextSize::ALL.iter().position(|one| *one == size);
        Self {
            profile,
            size: place.unwrap_or_default(),
            theme,
            wording,
        }
    }

    /// The text size.
    pub fn size(self) -> TextSize {
        TextSize::ALL.get(self.size).copied().unwrap_or_default()
    }

    /// Whether most kiosks look like this to most people, the colours aside.
    fn has_usual_layout(self) -> bool {
        self.profile == Profile::Usual
            && self.size() == TextSize::Large
            && self.wording == Wording::Vietnamese
    }

    /// Whether most kiosks look like this to most people.
    pub fn is_usual(self) -> bool {
        self.has_usual_layout() && self.theme == Theme::default()
    }

    /// The configuration of a kiosk with this panel and these words.
    pub fn configure(self, config: &Config) -> Config {
        let mut config = config.clone();
        let mount = config.settings.panel.mount_bottom_mm;
        config.settings.panel = self.profile.panel(mount);
        if self.wording == Wording::Pseudo {
            config.texts = config.texts.stretched();
        }
        config
    }
}

/// Which cells are wanted; `None` stands for all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice {
    /// The panel.
    pub profile: Option<Profile>,
    /// The text size.
    pub size: Option<TextSize>,
    /// The colours.
    pub theme: Option<Theme>,
    /// The words.
    pub wording: Option<Wording>,
}

impl Choice {
    /// The cells, in the order of the matrix.
    pub fn variants(self) -> Vec<Variant> {
        let mut all = Vec::new();
        for profile in Profile::ALL {
            for size in TextSize::ALL {
                for theme in Theme::ALL {
                    for wording in Wording::ALL {
                        let wanted = self.profile.is_none_or(|one| one == profile)
                            && self.size.is_none_or(|one| one == size)
                            && self.theme.is_none_or(|one| one == theme)
                            && self.wording.is_none_or(|one| one == wording);
                        if wanted {
                            all.push(Variant::new(profile, size, theme, wording));
                        }
                    }
                }
            }
        }
        all
    }
}

/// The cells in which the layout is measured. Colours change nothing about it, so the other two
/// themes are looked at in one cell each, where they meet every screen.
pub fn to_measure() -> Vec<Variant> {
    let all = Choice::default().variants();
    all.into_iter()
        .filter(|one| one.theme == Theme::default() || one.has_usual_layout())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_is_whole_and_every_layout_of_it_is_measured() {
        assert_eq!(Choice::default().variants().len(), 4 * 3 * 3 * 3);
        assert_eq!(to_measure().len(), 4 * 3 * 3 + 2);
    }
}
