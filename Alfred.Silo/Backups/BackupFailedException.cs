namespace Alfred.Silo.Backups;

/// <summary>A backup could not be made, restored or compared. The message says why and what to do; it holds no secret and no row.</summary>
public sealed class BackupFailedException(string message) : Exception(message);
