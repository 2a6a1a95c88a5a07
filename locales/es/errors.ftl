error-title-not-found = Página no encontrada
error-title-not-permitted = Sin permiso
error-title-failed = Algo salió mal
error-title-wait = Un momento, por favor
error-title-refused = No se pudo hacer
error-to-home = Ir a mis cursos
error-to-sign-in = Ir a la página de inicio de sesión
error-database = El sistema está ocupado en este momento. No se perdió nada de lo que guardó. Inténtelo de nuevo en un minuto.
error-wait = No se puede acceder al sistema por un momento. No se perdió nada de lo que guardó. Esta página vuelve a intentarlo sola cada pocos segundos.
error-stored = No pudimos leer algo que teníamos guardado. Diga a la persona administradora qué estaba haciendo.
error-not-found = Esta página no existe o no está destinada a usted. Puede que haya cambiado de lugar: búsquela desde sus cursos.
error-not-permitted = Su función no lo permite. Si lo necesita para su trabajo, consulte a la persona administradora.
error-wrong-credentials = Los datos no coinciden. Revíselos e inténtelo de nuevo.
error-throttled = Demasiados intentos. Podrá intentarlo de nuevo después de { $until }.
error-password-too-short = La contraseña es demasiado corta. Use al menos { $count } caracteres.
error-password-too-long = La contraseña es demasiado larga. Use como máximo 256 bytes.
error-pin = Use { $count } dígitos que no sean todos iguales.
error-not-open = Este curso no está abierto en este momento.
error-lessons-left = { $count ->
    [one] Lea { $count } lección más antes de la prueba.
   *[other] Lea { $count } lecciones más antes de la prueba.
}
error-cooldown = El próximo intento se abre el { $until }. Aproveche el tiempo para releer los temas.
error-attempts-used = Ya usó todos sus intentos. Pida otro a la coordinación de su país.
error-attempts-left = No hace falta conceder otro intento: a esta persona le queda alguno, ya ha aprobado o el curso ha terminado. Compruebe el estado actual.
error-already-passed = Ya aprobó esta prueba.
error-already-exempt = Esta persona ya está exenta. Revoque esa exención antes de conceder otra.
error-attempt-closed = Este intento ya se entregó o se acabó el tiempo. No se puede guardar nada más en él.
error-unknown-option = Esa no es una de las opciones. Elija de nuevo.
error-one-option = Elija una sola opción.
error-places-clash = Use cada posición exactamente una vez.
error-changed-meanwhile = Mientras tanto, otra persona ha hecho un cambio. Vuelva a mirar la página antes de decidir.
error-nothing-to-correct = El último resultado firmado ya dice exactamente esto. No hay nada que corregir.
error-key = No se puede usar la clave de firma. Pida a quien administra el servidor que revise el ajuste KUNREN_SIGNING_KEY.
error-bad-field = No se puede leer algo de lo enviado. Vuelva atrás e introdúzcalo de nuevo.
error-reason-missing = Indique un motivo, con un máximo de { $count } caracteres.
error-too-large = Se envió más de lo que se puede aceptar. Acorte el texto e inténtelo de nuevo.
error-method = Esta dirección no admite esa operación. Vuelva atrás e inténtelo de nuevo.
