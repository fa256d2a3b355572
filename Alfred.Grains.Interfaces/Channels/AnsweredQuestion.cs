namespace Alfred.Channels;

/// <summary>
/// A question of the assistant that was answered by a control (a button, a menu, a form) instead of words. It can be answered once, and
/// only by the person whom it was asked. Entries of a list to work off (<see cref="Choices.TakesSeveral"/>) are no question.
/// </summary>
/// <param name="Key">What tells the question from others in the conversation, at most 200 characters: the message that shows it.</param>
/// <param name="Asked">Whom it was asked; null where anybody in the conversation may answer.</param>
public sealed record AnsweredQuestion(string Key, Identity? Asked);
