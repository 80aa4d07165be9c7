//! Words, numbers and signs of ten megabytes of text.

use std::hint::black_box;
use std::sync::OnceLock;

use crate::contender::{Workload, bodies, workload};
use crate::ways::Mix;

/// A piece of the text.
pub enum Token {
    Word(&'static [u8]),
    Number(u64),
    Sign(u8),
}

impl Mix for Token {
    #[inline(always)]
    fn mix(self, sum: u64) -> u64 {
        match self {
            Token::Word(word) => (word.len() as u64).mix(sum),
            Token::Number(number) => number.mix(sum),
            Token::Sign(sign) => sign.mix(sum),
        }
    }
}

bodies! {
    fn generate(text: &'static [u8]) -> Token {
        let mut at = 0;
        while at < text.len() {
            let byte = text[at];
            if byte.is_ascii_alphabetic() {
                let start = at;
                while at < text.len() && text[at].is_ascii_alphanumeric() {
                    at += 1;
                }
                yield_!(Token::Word(&text[start..at]));
            } else if byte.is_ascii_digit() {
                let mut number = 0_u64;
                while at < text.len() && text[at].is_ascii_digit() {
                    number = number.wrapping_mul(10).wrapping_add(u64::from(text[at] - b'0'));
                    at += 1;
                }
                yield_!(Token::Number(number));
            } else {
                at += 1;
                if !byte.is_ascii_whitespace() {
                    yield_!(Token::Sign(byte));
                }
            }
        }
    }
}

#[derive(Clone)]
struct Hand {
    text: &'static [u8],
    at: usize,
}

impl Iterator for Hand {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let text = self.text;
        while self.at < text.len() {
            let byte = text[self.at];
            if byte.is_ascii_alphabetic() {
                let start = self.at;
                while self.at < text.len() && text[self.at].is_ascii_alphanumeric() {
                    self.at += 1;
                }
                return Some(Token::Word(&text[start..self.at]));
            }
            if byte.is_ascii_digit() {
                let mut number = 0_u64;
                while self.at < text.len() && text[self.at].is_ascii_digit() {
                    number = number.wrapping_mul(10).wrapping_add(u64::from(text[self.at] - b'0'));
                    self.at += 1;
                }
                return Some(Token::Number(number));
            }
            self.at += 1;
            if !byte.is_ascii_whitespace() {
                return Some(Token::Sign(byte));
            }
        }
        None
    }
}

/// Ten megabytes of what looks like a program; the same at every run.
pub fn text() -> &'static [u8] {
    static TEXT: OnceLock<Vec<u8>> = OnceLock::new();
    TEXT.get_or_init(|| {
        let mut text = Vec::with_capacity(10 << 20);
        let mut seed = 1_u32;
        while text.len() < 10 << 20 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            match seed >> 30 {
                0 => text.extend((0..=(seed >> 8) % 9).map(|n| b'a' + ((seed >> n) % 26) as u8)),
                1 => text.extend((seed >> 12).to_string().bytes()),
                2 => text.push(b"+-*/=();"[(seed >> 8) as usize % 8]),
                _ => text.push(b' '),
            }
        }
        text
    })
}

/// All tokens of the text.
pub fn workload() -> Workload {
    workload!("lexer 10 MB", 1, generate(text()),
        "hand": Hand { text: black_box(text()), at: 0 },
    )
}
