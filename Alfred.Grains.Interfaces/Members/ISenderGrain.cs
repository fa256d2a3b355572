namespace Alfred.Members;

/// <summary>
/// How fast one person writes, across all their conversations (key: the member's <see cref="MemberId"/>). Only in memory: after a restart
/// the count begins anew.
/// </summary>
[Alias("alfred.ISenderGrain")]
public interface ISenderGrain : IGrainWithStringKey
{
    /// <summary>Counts a message. Asked again for the same message it answers the same and counts nothing.</summary>
    /// <param name="message">The inbox row.</param>
    /// <param name="receivedAt">When it came; minutes are those of coming in, so that a backlog is not taken for a burst.</param>
    [Alias("Admit")]
    Task<Admission> AdmitAsync(long message, DateTimeOffset receivedAt);
}
