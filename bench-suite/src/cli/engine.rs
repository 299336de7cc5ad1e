//! Options that say how programs are executed.

use clap::Args;
use gearbox_strategies::Configuration;
use gearbox_strategies::dispatch::Shape;

use crate::engine;
use crate::failure::Failure;

/// Which strategy runs, and how.
#[derive(Debug, Args)]
pub struct EngineArgs {
    /// Strategy, with its options if any: NAME[:OPTION,...].
    #[arg(short, long, value_name = "STRATEGY")]
    pub strategy: Option<String>,
    /// Dispatch shape: match or tail.
    #[arg(long, value_name = "SHAPE")]
    pub dispatch: Option<String>,
    /// Families and members that may specialize: all, none, +family, -family.member, ... from left to right.
    #[arg(
        short = 'X',
        long = "specialize",
        value_name = "LIST",
        allow_hyphen_values = true
    )]
    pub specialize: Option<String>,
    /// Families and members that may not specialize (as `-X all,-...`).
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub no_specialize: Vec<String>,
    /// Execution on which a fresh instruction first tries to specialize (2).
    #[arg(long, value_name = "N")]
    pub warmup: Option<String>,
    /// Miss on which a specialized instruction tries anew (53).
    #[arg(long, value_name = "N")]
    pub cooldown: Option<String>,
    /// Largest back-off exponent after failures (12).
    #[arg(long, value_name = "N")]
    pub backoff_cap: Option<String>,
    /// Generic arithmetic takes an inline path for small ints and floats first.
    #[arg(long)]
    pub inline_int_path: bool,
    /// Superinstructions: all, none, cpython-3.11, cpython-3.14, profile:N (the N best of the built-in profile), profile:N:FILE (of a
    /// profile written by `gearbox profile --json`), or a file with one name in each line.
    #[arg(long, value_name = "SET")]
    pub superinstructions: Option<String>,
}

impl EngineArgs {
    /// The configuration that the options describe.
    ///
    /// # Errors
    /// Unknown names, with the nearest one; options that the strategy has no use for.
    pub fn configuration(&self) -> Result<Configuration, Failure> {
        let name = match &self.strategy {
            Some(name) => name,
            None => engine::default_strategy().unwrap_or_default(),
        };
        let mut c = engine::configuration(name)?;
        if let Some(shape) = &self.dispatch {
            let known = Shape::ALL.map(Shape::name);
            match Shape::ALL.into_iter().find(|s| s.name() == shape) {
                Some(s) => c.set_dispatch(s).map_err(engine::refusal)?,
                None => {
                    let hint = crate::suggest::hint(shape, known);
                    return Err(Failure::usage(format!(
                        "unknown dispatch shape `{shape}`{hint}; there are: {}",
                        known.join(", ")
                    )));
                }
            }
        }
        let mut list = self.specialize.clone();
        if !self.no_specialize.is_empty() {
            let off = self.no_specialize.iter().map(|n| format!(",-{n}"));
            list = Some(list.unwrap_or("all".into()) + &off.collect::<String>());
        }
        if let Some(list) = list {
            c.select(&list).map_err(engine::refusal)?;
        }
        for (key, value) in [
            ("warmup", &self.warmup),
            ("cooldown", &self.cooldown),
            ("backoff-cap", &self.backoff_cap),
        ] {
            if let Some(value) = value {
                c.set_parameter(key, value).map_err(engine::refusal)?;
            }
        }
        if let Some(set) = &self.superinstructions {
            c.fuse(set).map_err(engine::refusal)?;
        }
        c.options.inline_int |= self.inline_int_path;
        Ok(c)
    }
}
