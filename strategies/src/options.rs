//! The axes that vary besides the strategy, and configurations: a strategy with its options, written `NAME[:OPTION,...]`.

use crate::dispatch::Shape;
use crate::fusions::{self, SetError};
use crate::strategy::Strategy;
use gearbox_vm::fuse::Fusions;
use gearbox_vm::special::{Selection, SelectionError};
use gearbox_vm::vm::{Parameters, Vm};

/// Everything that can be chosen about a strategy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// Dispatch shape; `None` = the strategy's first.
    pub dispatch: Option<Shape>,
    /// Named variant.
    pub variant: Option<&'static str>,
    /// Generic arithmetic takes an inline path for small ints and floats first.
    pub inline_int: bool,
    /// Which members may specialize.
    pub specialize: Selection,
    /// The adaptive counters.
    pub parameters: Parameters,
    /// Superinstructions.
    pub fusions: Fusions,
    /// How they were chosen: a set's name, `profile:N` or a file.
    pub fusions_label: String,
    /// Use the counting loop (`Vm::counts` is to be set).
    pub counting: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            dispatch: None,
            variant: None,
            inline_int: false,
            specialize: Selection::default(),
            parameters: Parameters::default(),
            fusions: Fusions::default(),
            fusions_label: fusions::DEFAULT.into(),
            counting: false,
        }
    }
}

/// A strategy with its options.
#[derive(Clone)]
pub struct Configuration {
    pub strategy: &'static dyn Strategy,
    pub options: Options,
}

/// What is wrong with a configuration's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OptionError {
    pub message: String,
    /// The word that was not understood, and what could have been meant: for a hint.
    pub unknown: Option<(String, Vec<String>)>,
}

impl From<SelectionError> for OptionError {
    fn from(e: SelectionError) -> Self {
        OptionError {
            message: format!("unknown family or member `{}`", e.name),
            unknown: Some((e.name, e.candidates)),
        }
    }
}

impl From<SetError> for OptionError {
    fn from(e: SetError) -> Self {
        OptionError {
            message: e.message,
            unknown: e.unknown,
        }
    }
}

fn error<T>(message: impl Into<String>) -> Result<T, OptionError> {
    Err(OptionError {
        message: message.into(),
        unknown: None,
    })
}

impl Configuration {
    /// Reads `NAME[:OPTION,...]`. Options: a dispatch shape, a variant, `inline-int`, `X=LIST` (the list goes on over further items with a sign),
    /// `warmup=N`, `cooldown=N`, `backoff-cap=N`, `super=SET`.
    ///
    /// # Errors
    /// An unknown name or option, or one that the strategy has no use for.
    pub fn parse(text: &str) -> Result<Configuration, OptionError> {
        let (name, rest) = text.split_once(':').unwrap_or((text, ""));
        let Some(strategy) = crate::find(name) else {
            return Err(OptionError {
                message: format!("unknown strategy `{name}`"),
                unknown: Some((
                    name.to_owned(),
                    crate::all().iter().map(|s| s.name().to_owned()).collect(),
                )),
            });
        };
        let mut c = Configuration {
            strategy,
            options: Options::default(),
        };
        let mut selection: Option<String> = None;
        for item in rest.split(',').filter(|i| !i.is_empty()) {
            if let Some(list) = &mut selection
                && item.starts_with(['+', '-'])
            {
                list.push(',');
                list.push_str(item);
                continue;
            }
            match item.split_once('=') {
                Some(("X", list)) => selection = Some(list.to_owned()),
                Some(("super", set)) => c.fuse(set)?,
                Some((key, value)) => c.set_parameter(key, value)?,
                None => c.set_word(item)?,
            }
        }
        if let Some(list) = selection {
            c.select(&list)?;
        }
        Ok(c)
    }
    fn set_word(&mut self, word: &str) -> Result<(), OptionError> {
        if word == "inline-int" {
            self.options.inline_int = true;
        } else if let Some(shape) = Shape::ALL.into_iter().find(|s| s.name() == word) {
            self.set_dispatch(shape)?;
        } else if let Some(v) = self.strategy.variants().iter().find(|v| v.name == word) {
            self.options.variant = Some(v.name);
        } else {
            let mut known: Vec<String> = vec!["inline-int".into()];
            known.extend(self.strategy.shapes().iter().map(|s| s.name().to_owned()));
            known.extend(self.strategy.variants().iter().map(|v| v.name.to_owned()));
            return Err(OptionError {
                message: format!("`{}` has no option `{word}`", self.strategy.name()),
                unknown: Some((word.to_owned(), known)),
            });
        }
        Ok(())
    }
    /// Chooses the dispatch shape.
    ///
    /// # Errors
    /// The strategy does not come in that shape.
    pub fn set_dispatch(&mut self, shape: Shape) -> Result<(), OptionError> {
        if !self.strategy.shapes().contains(&shape) {
            return error(format!(
                "`{}` has no dispatch shape `{}`",
                self.strategy.name(),
                shape.name()
            ));
        }
        self.options.dispatch = Some(shape);
        Ok(())
    }
    /// Chooses the members that may specialize (`-X`).
    ///
    /// # Errors
    /// An unknown name, or a strategy that does not specialize.
    pub fn select(&mut self, list: &str) -> Result<(), OptionError> {
        if !self.strategy.specializes() {
            return error(format!(
                "`{}` does not specialize: -X means nothing to it",
                self.strategy.name()
            ));
        }
        self.options.specialize = Selection::parse(list)?;
        Ok(())
    }
    /// Chooses the superinstructions (`--superinstructions`).
    ///
    /// # Errors
    /// An unknown set or name, or a strategy that does not fuse.
    pub fn fuse(&mut self, set: &str) -> Result<(), OptionError> {
        if !self.strategy.fuses() {
            return error(format!(
                "`{}` has no superinstructions",
                self.strategy.name()
            ));
        }
        self.options.fusions = fusions::read(set)?;
        self.options.fusions_label = set.to_owned();
        Ok(())
    }
    /// Sets `warmup`, `cooldown` or `backoff-cap`.
    ///
    /// # Errors
    /// Another key, a number out of range, or a strategy that does not specialize.
    pub fn set_parameter(&mut self, key: &str, value: &str) -> Result<(), OptionError> {
        if !self.strategy.specializes() {
            return error(format!(
                "`{}` does not specialize: `{key}` means nothing to it",
                self.strategy.name()
            ));
        }
        let p = &mut self.options.parameters;
        let (field, low, high) = match key {
            // A counter's value has 12 bits; an exhausted one is 0.
            "warmup" => (&mut p.warmup, 1, Parameters::MAX),
            "cooldown" => (&mut p.cooldown, 1, Parameters::MAX),
            "backoff-cap" => (&mut p.backoff_cap, 1, 12),
            _ => {
                return Err(OptionError {
                    message: format!("unknown option `{key}`"),
                    unknown: Some((
                        key.to_owned(),
                        ["warmup", "cooldown", "backoff-cap", "X", "super"]
                            .map(String::from)
                            .to_vec(),
                    )),
                });
            }
        };
        match value.parse() {
            Ok(n) if (low..=high).contains(&n) => *field = n,
            _ => return error(format!("`{key}` takes a number from {low} to {high}")),
        }
        Ok(())
    }
    /// The shape in force, if the strategy has any.
    pub fn shape(&self) -> Option<Shape> {
        self.options
            .dispatch
            .or(self.strategy.shapes().first().copied())
    }
    /// The text that [`Configuration::parse`] reads back; defaults are left out.
    pub fn label(&self) -> String {
        let (o, d) = (&self.options, Options::default());
        let mut parts: Vec<String> = Vec::new();
        if let Some(v) = o.variant {
            parts.push(v.into());
        }
        if let Some(s) = o.dispatch
            && self.strategy.shapes().first() != Some(&s)
        {
            parts.push(s.name().into());
        }
        if o.inline_int {
            parts.push("inline-int".into());
        }
        for (key, value, default) in [
            ("warmup", o.parameters.warmup, d.parameters.warmup),
            ("cooldown", o.parameters.cooldown, d.parameters.cooldown),
            (
                "backoff-cap",
                o.parameters.backoff_cap,
                d.parameters.backoff_cap,
            ),
        ] {
            if value != default {
                parts.push(format!("{key}={value}"));
            }
        }
        if o.specialize != d.specialize {
            parts.push(format!("X={}", o.specialize.canonical()));
        }
        if o.fusions_label != d.fusions_label {
            parts.push(format!("super={}", o.fusions_label));
        }
        let name = self.strategy.name();
        if parts.is_empty() {
            name.to_owned()
        } else {
            format!("{name}:{}", parts.join(","))
        }
    }
    /// Makes a VM run with it.
    pub fn install(&self, vm: &mut Vm) {
        self.options.specialize.apply(&mut vm.quickening);
        vm.quickening.parameters = self.options.parameters;
        vm.fusions = self.options.fusions;
        self.strategy.install(vm, &self.options);
    }
    /// Every configuration that the test matrix runs: each strategy in each of its shapes and variants.
    pub fn matrix() -> Vec<Configuration> {
        let mut all = Vec::new();
        for &strategy in crate::all() {
            let plain = Options::default();
            let shapes = strategy.shapes();
            all.push(Configuration {
                strategy,
                options: plain.clone(),
            });
            for &shape in shapes.iter().skip(1) {
                all.push(Configuration {
                    strategy,
                    options: Options {
                        dispatch: Some(shape),
                        ..plain.clone()
                    },
                });
            }
            for v in strategy.variants() {
                all.push(Configuration {
                    strategy,
                    options: Options {
                        variant: Some(v.name),
                        ..plain.clone()
                    },
                });
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_back() {
        for text in [
            "match",
            "match:tail",
            "match:inline-int",
            "quickener",
            "quickener:tail",
            "quickener:match,warmup=3,X=all,-load_attr",
            "quickener:X=none,+call,+binary_op",
            "superinstructions:tail,super=cpython-3.11",
            "superinstructions:super=profile:12",
        ] {
            let c = Configuration::parse(text).unwrap();
            let again = Configuration::parse(&c.label()).unwrap();
            assert_eq!(c.options.specialize, again.options.specialize, "{text}");
            assert_eq!(c.options.fusions, again.options.fusions, "{text}");
            assert_eq!(c.shape(), again.shape(), "{text}");
            assert_eq!(c.label(), again.label());
        }
    }

    #[test]
    fn misuse_is_refused() {
        for text in [
            "mach",
            "match:X=all",
            "ast-walker:tail",
            "quickener:warmup=0",
            "quickener:X=all,-lod_attr",
            "quickener:nonsense",
            "match:super=all",
            "superinstructions:super=cpython-3.12",
            "superinstructions:super=profile:x",
            "superinstructions:X=all",
        ] {
            assert!(Configuration::parse(text).is_err(), "{text}");
        }
    }
}
