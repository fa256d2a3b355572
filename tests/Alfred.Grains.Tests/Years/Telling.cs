using NodaTime;

namespace Alfred.Tests.Years;

/// <summary>Something that a member was told.</summary>
/// <param name="Name">Whom.</param>
/// <param name="What">What.</param>
/// <param name="At">When.</param>
internal sealed record Telling(string Name, string What, Instant At);
