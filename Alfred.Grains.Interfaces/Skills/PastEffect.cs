namespace Alfred.Skills;

/// <summary>Something that a member did and has not taken back, as the journal tells.</summary>
/// <param name="Command">The command that did it.</param>
/// <param name="At">When its message was received (UTC).</param>
/// <param name="Action">What ran.</param>
/// <param name="IsHere">True when it was said in this conversation.</param>
/// <param name="Reversal">
/// What takes it back; null where the skill keeps that itself (<see cref="IUndoable"/>), or where nothing can.
/// </param>
public sealed record PastEffect(CommandId Command, DateTimeOffset At, ActionName Action, bool IsHere, Reversal? Reversal);

/// <summary>
/// A command of the same member that restores what was before another one. Run by "undo", in the conversation of the other one, with
/// arguments as they are meant: nothing of it is resolved again.
/// </summary>
/// <param name="Action">An action with <see cref="Effect.Write"/>.</param>
/// <param name="Arguments">Its arguments. They stand in the journal, so nothing that is nobody else's business.</param>
public sealed record Reversal(ActionName Action, Arguments Arguments);
