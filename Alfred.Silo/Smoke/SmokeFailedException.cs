namespace Alfred.Silo.Smoke;

/// <summary>
/// A step of the smoke test failed. The message is the rest of its line: what was seen, and what to look at. Never a secret.
/// </summary>
internal sealed class SmokeFailedException(string message, Exception? inner = null) : Exception(message, inner);
