namespace Alfred.Overviews;

/// <summary>Makes overviews. Reads only; safe for concurrent use.</summary>
public interface IOverviews
{
    /// <summary>What somebody sees now. For a stranger, that this is a private place.</summary>
    /// <param name="person">Who looks.</param>
    /// <param name="name">The name that the channel shows for them; null when it told none.</param>
    /// <param name="zone">Their IANA time zone, if the channel told one. Counts where the directory has none.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<Overview> ShowAsync(Identity person, string? name, string? zone, CancellationToken cancellationToken);
}
