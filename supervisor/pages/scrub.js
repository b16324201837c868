// Before anything else is read: what stands behind "#" in a paper's code opens a face, and is nobody's business here.
if (location.hash) history.replaceState(null, "", location.pathname);
