namespace Alfred.Ownership;

/// <summary>Another process owns the instance: this one must not go on with what it was doing. Nothing is lost, the owner does it.</summary>
internal sealed class OwnershipLostException() : Exception("another process owns the instance");
