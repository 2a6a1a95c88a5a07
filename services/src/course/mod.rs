//! Course content: reading a folder, checking it, importing it, and the content that is served.
