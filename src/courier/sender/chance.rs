//! Where the courier's chances come from: the system, drawn in small stocks.

/// A source of chances.
#[derive(Debug, Default)]
pub(in crate::courier) struct Chance {
    stock: Vec<u8>,
}

impl Chance {
    /// A number from 0 (included) to 1 (excluded).
    pub(in crate::courier) fn draw(&mut self) -> f64 {
        f64::from(u32::from_le_bytes(self.bytes())) / (f64::from(u32::MAX) + 1.0)
    }

    /// A word that nobody can guess, for a probe.
    pub(in crate::courier) fn word(&mut self) -> String {
        format!("{:032x}", u128::from_le_bytes(self.bytes()))
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        if self.stock.len() < N {
            let mut stock = vec![0; 256];
            // Without random bytes the waits are merely not spread.
            let _ = getrandom::fill(&mut stock);
            self.stock = stock;
        }
        let mut bytes = [0; N];
        for (byte, drawn) in bytes.iter_mut().zip(self.stock.drain(..N)) {
            *byte = drawn;
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_stay_between_nothing_and_one() {
        let mut chance = Chance::default();
        assert!((0..1000).all(|_| (0.0..1.0).contains(&chance.draw())));
    }

    #[test]
    fn words_do_not_repeat() {
        let mut chance = Chance::default();
        let words: std::collections::BTreeSet<_> = (0..100).map(|_| chance.word()).collect();
        assert_eq!(words.len(), 100);
    }
}
