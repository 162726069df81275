import { errorOf, generalError, type Failure, type Outcome } from "./failure"

/// One thing asked of the server by a form: whether it is under way, and what it was refused for.
export class Asking {
  isBusy = $state(false)
  failure = $state.raw<Failure>()

  /// The answer, or nothing where there is a failure to show.
  async ask<T>(answer: Promise<Outcome<T>>): Promise<T | undefined> {
    this.isBusy = true
    const outcome = await answer
    this.isBusy = false
    this.failure = outcome.ok ? undefined : outcome.error
    return outcome.ok ? outcome.value : undefined
  }

  /// What stands beside `field`.
  at(field: string): string {
    return errorOf(this.failure, field)
  }

  /// What stands above the form, that is about none of its `fields`.
  beside(...fields: string[]): string {
    return generalError(this.failure, fields)
  }
}
