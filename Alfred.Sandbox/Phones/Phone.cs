using System.Collections.Immutable;

namespace Alfred.Sandbox.Phones;

/// <summary>One person's phone as the page shows it.</summary>
/// <param name="Id">The person: digits, or <c>user:…</c> for somebody without a number.</param>
/// <param name="Name">The name.</param>
/// <param name="TypingUntil">Until when Alfred is shown as writing; null when not.</param>
/// <param name="Messages">The bubbles, oldest first.</param>
internal sealed record Phone(string Id, string Name, DateTimeOffset? TypingUntil, ImmutableList<PhoneMessage> Messages);

/// <summary>A change of one bubble, told to the pages.</summary>
internal sealed record PhoneChange(string Phone, PhoneMessage Message);

/// <summary>Whether Alfred is writing, told to the pages.</summary>
internal sealed record PhoneTyping(string Phone, DateTimeOffset? Until);
