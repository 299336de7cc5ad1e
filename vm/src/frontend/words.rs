//! Reserved words and longer operators.

use rustpython_parser::Tok;

/// Operators of two and three characters.
pub(super) fn long_operator(text: &[u8]) -> Option<Tok> {
    Some(match text {
        b"**=" => Tok::DoubleStarEqual,
        b"//=" => Tok::DoubleSlashEqual,
        b">>=" => Tok::RightShiftEqual,
        b"<<=" => Tok::LeftShiftEqual,
        b"..." => Tok::Ellipsis,
        b"**" => Tok::DoubleStar,
        b"//" => Tok::DoubleSlash,
        b">>" => Tok::RightShift,
        b"<<" => Tok::LeftShift,
        b"<=" => Tok::LessEqual,
        b">=" => Tok::GreaterEqual,
        b"==" => Tok::EqEqual,
        b"!=" => Tok::NotEqual,
        b"->" => Tok::Rarrow,
        b"+=" => Tok::PlusEqual,
        b"-=" => Tok::MinusEqual,
        b"*=" => Tok::StarEqual,
        b"/=" => Tok::SlashEqual,
        b"%=" => Tok::PercentEqual,
        b"&=" => Tok::AmperEqual,
        b"|=" => Tok::VbarEqual,
        b"^=" => Tok::CircumflexEqual,
        b"@=" => Tok::AtEqual,
        b":=" => Tok::ColonEqual,
        _ => return None,
    })
}

/// The token of a reserved word.
pub(super) fn keyword(name: &str) -> Option<Tok> {
    Some(match name {
        "False" => Tok::False,
        "None" => Tok::None,
        "True" => Tok::True,
        "and" => Tok::And,
        "as" => Tok::As,
        "assert" => Tok::Assert,
        "async" => Tok::Async,
        "await" => Tok::Await,
        "break" => Tok::Break,
        "class" => Tok::Class,
        "continue" => Tok::Continue,
        "def" => Tok::Def,
        "del" => Tok::Del,
        "elif" => Tok::Elif,
        "else" => Tok::Else,
        "except" => Tok::Except,
        "finally" => Tok::Finally,
        "for" => Tok::For,
        "from" => Tok::From,
        "global" => Tok::Global,
        "if" => Tok::If,
        "import" => Tok::Import,
        "in" => Tok::In,
        "is" => Tok::Is,
        "lambda" => Tok::Lambda,
        "nonlocal" => Tok::Nonlocal,
        "not" => Tok::Not,
        "or" => Tok::Or,
        "pass" => Tok::Pass,
        "raise" => Tok::Raise,
        "return" => Tok::Return,
        "try" => Tok::Try,
        "while" => Tok::While,
        "with" => Tok::With,
        "yield" => Tok::Yield,
        _ => return None,
    })
}
