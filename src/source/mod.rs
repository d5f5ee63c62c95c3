//! The `source` layer.
