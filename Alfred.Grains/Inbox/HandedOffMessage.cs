namespace Alfred.Inbox;

/// <summary>A message with what stood before it in its conversation when it was stored.</summary>
/// <param name="Message">The message.</param>
/// <param name="Previous">The last row that was waiting then; 0 when there was none.</param>
/// <param name="Delivery">The delivery that brought it.</param>
internal sealed record HandedOffMessage(StoredMessage Message, long Previous, AcceptedDelivery Delivery);
