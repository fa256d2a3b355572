namespace Alfred.Silo.CommandLine;

/// <summary>An argument of the command line makes no sense. The message says which and what would.</summary>
internal sealed class ArgumentRefusedException(string message, Exception? inner = null) : Exception(message, inner);
