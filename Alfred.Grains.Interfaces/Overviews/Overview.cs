namespace Alfred.Overviews;

/// <summary>What one person sees of the assistant at a glance. Nobody else may see it.</summary>
/// <param name="Parts">At least one, in the order they are shown.</param>
public sealed record Overview(ImmutableArray<OverviewPart> Parts);

/// <summary>A part of it.</summary>
/// <param name="Title">What stands above it; null for nothing.</param>
/// <param name="Reply">What it says. Picking one of its choices is a direct message of the person.</param>
public sealed record OverviewPart(string? Title, Reply Reply);
