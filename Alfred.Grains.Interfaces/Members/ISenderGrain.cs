namespace Alfred.Members;

/// <summary>
/// How one person writes, across all their conversations (key: the member's <see cref="MemberId"/>, or the opaque key of a stranger's
/// identity). Only in memory: after a restart the count begins anew.
/// </summary>
[Alias("alfred.ISenderGrain")]
public interface ISenderGrain : IGrainWithStringKey
{
    /// <summary>Counts a message. Asked again for the same message it answers the same and counts nothing.</summary>
    /// <param name="message">The inbox row.</param>
    /// <param name="receivedAt">When it came; minutes are those of coming in, so that a backlog is not taken for a burst.</param>
    [Alias("Admit")]
    Task<Admission> AdmitAsync(long message, DateTimeOffset receivedAt);

    /// <summary>
    /// True when a stranger has to be told that this is a private place: once a day, wherever they write. Asked again for the same message
    /// it answers the same.
    /// </summary>
    /// <param name="message">The inbox row.</param>
    /// <param name="now">The time.</param>
    [Alias("Refuse")]
    Task<bool> RefuseAsync(long message, DateTimeOffset now);
}
