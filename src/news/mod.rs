//! What comes over the network: addresses, fetching within limits, and what is kept of it.

mod address;
mod cache;
mod error;
mod fetch;
mod guard;
mod kind;
mod load;
mod picture;
mod proxy;
#[cfg(test)]
mod tests;

pub use address::{is_address, is_of_web, path_of_file};
pub use error::NewsError;
pub use load::load;
pub use picture::picture;
