namespace Alfred.Migrations;

/// <summary>
/// The process must not work on this database: its schema, its marker or its settings are not what they have to be. The message is for
/// the operator and says what to do; nothing was changed.
/// </summary>
public sealed class DatabaseRefusedException(string message) : Exception(message);
