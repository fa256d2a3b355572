namespace Alfred.Faults.Loads;

/// <summary>How much is said, by how many, how fast.</summary>
/// <param name="Messages">How many messages; below 10,000.</param>
/// <param name="People">How many people, each a conversation, speak in turn.</param>
/// <param name="Interval">From one message to the next; zero for all at once.</param>
/// <param name="Copies">How often each is delivered, at the same moment.</param>
internal sealed record LoadShape(int Messages, int People, TimeSpan Interval, int Copies = 1);
