namespace Alfred.Silo.PrivatePostgres;

/// <summary>The private Postgres cannot be used. The message is for the operator and says what to do.</summary>
public sealed class PrivatePostgresException(string message, Exception? inner = null) : Exception(message, inner);
