namespace Alfred.Channels;

/// <summary>The one thing that a message is about: what a person means who then says no more than "snooze" or "done".</summary>
/// <param name="Skill">The name of the skill that it belongs to.</param>
/// <param name="Entry">What that skill knows it by.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="Snooze">What a person can say to put it off, in front of "until" and a time.</param>
/// <param name="Done">What a person can say when it is done; null for what nobody ticks off.</param>
public sealed record Subject(string Skill, string Entry, string Label, string Snooze, string? Done = null);
