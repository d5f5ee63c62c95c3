//! A setting changed by `set`: it holds until the program ends, or until its file says something else.

use crate::app::App;
use crate::app::arrange::direction;
use crate::config::Config;
use crate::rendition::Rework;
use crate::text::SafeText;

impl App {
    /// Changes a setting as `key value` says.
    pub(super) fn set(&mut self, assignment: &str) {
        match self.config.assigned(assignment) {
            Ok((config, key)) => {
                self.take_on(config, key);
                self.inform(format!("Set: {}", SafeText::new_line(assignment)));
            }
            Err(wrong) => self.warn(wrong),
        }
    }

    /// Takes on a configuration in which one setting was asked for, even where it says what it said before.
    fn take_on(&mut self, config: Config, key: &str) {
        self.on_config(config);
        let (settings, arrangement) = (&self.config.settings, &mut self.arrangement);
        match key {
            "measure" => arrangement.measure = settings.measure,
            "columns" => arrangement.columns = settings.columns,
            "vertical" => arrangement.direction = direction(settings.vertical),
            "outline" => arrangement.outline_shown = settings.outline,
            "outline-width" => {
                arrangement.outline_width = settings.outline_width;
                arrangement.outline_by_hand = false;
            }
            "repair" => self.ask_for(Rework { repair: settings.rework.repair, ..self.rework }),
            "script" => self.ask_for(Rework { script: settings.rework.script, ..self.rework }),
            _ => {}
        }
    }
}
