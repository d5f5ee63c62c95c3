//! Fetching from a small server on the loopback address.

mod pages;
mod server;
mod tls;
mod transfers;
