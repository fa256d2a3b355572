namespace Alfred.Channels;

/// <summary>Says that a message changes or takes back one that its sender wrote before.</summary>
/// <param name="Original">The message it was, by the key that it was or will be stored under: corrections may come first.</param>
/// <param name="IsDeletion">True when it was deleted; false when it was edited, and reads now as the correction does.</param>
public sealed record Correction(DeliveryKey Original, bool IsDeletion);
