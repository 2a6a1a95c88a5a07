participation-title = Participación { $edition }
reach-countries = Se muestran los países que coordina: { $countries }.
crumbs-label = Ubicación
as-of-future = Aún no hay cifras del { $day }, porque esa fecha no ha llegado. Estas son las cifras al { $shown }.
node-group = Todo el grupo
node-own-countries = Sus países
node-domestic = Nacional
node-overseas = Extranjero
region-japan = Japón
region-china = Gran China
region-asia-pacific = Asia-Pacífico
region-europe = Europa
region-middle-east-africa = Oriente Medio y África
region-americas = América
levels-group = Grupo
levels-side = Nacional y extranjero
levels-region = Regiones
levels-country = Países
levels-entity = Empresas
levels-site = Centros
level-group = Grupo
level-side = Nacional o extranjero
level-region = Región
level-country = País
level-entity = Empresa
level-site = Centro
pace-reached = Alcanzado
pace-on-track = En curso
pace-at-risk = En riesgo
pace-missed = No alcanzado
pace-no-target = Sin objetivo
pace-nobody = Nadie computado
editions-label = Ediciones
levels-label = Desglose por
headline-label = { $name }, al { $day }
headline-day = Al cierre del { $day }
reached-title = Sin ponderar
reached-unweighted = Cada uno cuenta una vez, sin importar cuántas personas trabajen allí
reached-figure = { $reached } / { $all }
reached-countries = { $all ->
    [one] { $reached } de { $all } país alcanzó el objetivo
   *[other] { $reached } de { $all } países alcanzaron el objetivo
}
reached-entities = { $all ->
    [one] { $reached } de { $all } empresa alcanzó el objetivo
   *[other] { $reached } de { $all } empresas alcanzaron el objetivo
}
reached-sites = { $all ->
    [one] { $reached } de { $all } centro alcanzó el objetivo
   *[other] { $reached } de { $all } centros alcanzaron el objetivo
}
formula-open = Ver cómo se calcula
formula-sum = Completados ÷ computados = { $completed } ÷ { $counted } = { $rate }
formula-aside = No se computan: de licencia { $leave }, exentos { $exempt }, bajas { $left }.
formula-aside-leave-counts = Se computan aunque estén de licencia: { $leave }. No se computan: exentos { $exempt }, bajas { $left }.
formula-cutoff = Fecha de corte: cierre del { $day }
growth-title = Evolución de la participación: { $name }
growth-words = La tasa llegó al { $rate } el { $day }. La tabla siguiente da las cifras semana a semana.
growth-this-year = Esta edición
growth-last-year = Año anterior en el mismo punto
growth-target = Objetivo { $target }
bars-countries = Países frente a su objetivo
bars-entities = Empresas frente a su objetivo
bars-sites = Centros frente a su objetivo
bars-words = { $reached } de { $all } alcanzaron su objetivo. La tasa más baja aparece primero.
bars-reached = Objetivo alcanzado
bars-missed = Por debajo del objetivo
bars-mark = Objetivo
chart-table = Ver las cifras en una tabla
lines-title = Dónde faltan personas
lines-empty = En esta fecha no hay nadie que computar aquí.
lines-not-found = Nada coincide con «{ $search }». Pruebe con una parte del nombre.
controls-search = Buscar por nombre
controls-day = Al cierre del día
controls-show = Mostrar
controls-reset = Volver a la vista habitual
filter-all = Todo
kind-function = Función
kind-rank = Categoría profesional
kind-employment = Tipo de contrato
kind-none = Sin especificar
kinds-function = Funciones
kinds-rank = Categorías profesionales
kinds-employment = Tipos de contrato
function-production = Producción
function-engineering = Ingeniería
function-quality = Calidad
function-logistics = Logística
function-research = Investigación
function-sales = Ventas
function-administration = Administración
function-information-technology = Tecnología de la información
function-environment-health-safety = Medio ambiente, salud y seguridad
rank-director = Dirección
rank-manager = Gerencia
rank-leader = Jefatura de equipo
rank-staff = Personal
employment-employee = Indefinido
employment-fixed-term = Temporal
employment-part-time = A tiempo parcial
employment-contractor = Contratista
ways-label = Más opciones
ways-people = Ver las personas
ways-targets = Objetivos
ways-audit = Registro de cambios
ways-csv = Descargar CSV
ways-xlsx = Descargar Excel
export-too-many-title = Demasiadas personas para Excel
export-too-many = Un archivo de Excel admite { $most } personas como máximo. Descargue la misma lista en CSV: incluye a todas.
column-counted = Computados
column-completed = Completados
column-rate = Tasa
column-rate-percent = Tasa (%)
column-target = Objetivo
column-target-percent = Objetivo (%)
column-points = Diferencia en puntos
column-to-go = Personas que faltan
column-open = Pendientes
column-state = Estado
column-code = Código
column-day = Día
column-number = Número de empleado
column-name = Nombre
column-department = Departamento
column-completed-on = Completado el
column-due = Fecha límite
column-course = Edición
column-part = Para quién
column-when = Cuándo
column-who = Quién
column-reason = Motivo
people-title = Personas: { $name }, { $edition }
people-back = Volver a las cifras: { $name }
people-search = Nombre o número de empleado
people-count = { $count ->
    [one] { $count } persona
   *[other] { $count } personas
}
people-label = Personas
people-empty = No hay coincidencias. Cambie la búsqueda o el estado.
people-by-number = Ordenado por número de empleado.
people-too-many = Aquí hay más de { $most } personas con el curso pendiente. Elija un país o un centro para ver quién está fuera de plazo, o descargue la lista.
pager-label = Páginas
pager-before = Anterior
pager-after = Siguiente
pager-here = Página { $page } de { $pages }
person-back = Todas las personas de { $site }
person-courses = Cursos
person-owes-nothing = Esta persona no tiene cursos asignados.
person-manager = Responsable
person-joined = Fecha de ingreso
person-left = Fecha de salida
person-leave-until = Desde el { $from }, de vuelta el { $back }
person-leave-open = Desde el { $from }, sin fecha de regreso
person-assigned = Asignado el { $date }
person-completed = Completado el { $date }, válido hasta el { $until }
person-due-window = Fecha límite: { $date }, como para todos.
person-due-joined = Fecha límite: { $date }. Ingresó el { $joined } y dispone de { $days ->
    [one] { $days } día.
   *[other] { $days } días.
}
person-due-assigned = Fecha límite: { $date }. Se le asignó el { $assigned } y dispone de { $days ->
    [one] { $days } día.
   *[other] { $days } días.
}
person-due-released = Fecha límite: { $date }. La exención terminó, debe hacerlo desde el { $owed } y dispone de { $days ->
    [one] { $days } día.
   *[other] { $days } días.
}
person-due-returned = Fecha límite: { $date }. Volvió de su licencia el { $returned } y dispone de { $days ->
    [one] { $days } día.
   *[other] { $days } días.
}
person-due-returns = Fecha límite: { $date }. Vuelve de su licencia el { $returns } y dispondrá de { $days ->
    [one] { $days } día.
   *[other] { $days } días.
}
person-due-away = Todavía sin fecha límite: será { $days ->
    [one] { $days } día después de la reincorporación, cuya fecha aún no se conoce.
   *[other] { $days } días después de la reincorporación, cuya fecha aún no se conoce.
}
person-done-granted = Se ha concedido otro intento.
person-done-exempted = La exención está en vigor.
person-done-revoked = La exención se ha revocado.
tries-title = Intentos de la prueba de confirmación
tries-none = Aún no hay intentos de la prueba de confirmación.
tries-number = Intento
tries-result = Resultado
tries-open = Sin enviar
tries-passed = Aprobado: { $right } de { $total } correctas
tries-failed = No aprobado: { $right } de { $total } correctas
grant-title = Conceder otro intento
grant-words = Se han agotado los intentos. Esta persona solo puede continuar si se le concede otro.
grant-hint = Queda en el registro de cambios, por ejemplo: se repasaron juntos los temas
grant-button = Conceder el intento
exempt-list = Exenciones
exempt-open = Desde el { $from }, por { $by }:
exempt-until = Desde el { $from } hasta el { $until }, por { $by }:
exempt-was = Desde el { $from }, por { $by }; revocada el { $revoked }:
exempt-title = Eximir de este curso…
exempt-words = A una persona exenta no se le envían recordatorios ni se la computa; aparece en una columna aparte. El motivo se conserva para auditoría.
exempt-hint = Por ejemplo: recibió la misma formación en la empresa asociada el 3 de noviembre
exempt-until-label = Último día (opcional)
exempt-until-hint = Dejar vacío para eximir durante toda la edición. Después del último día, el curso vuelve a ser obligatorio, con tantos días como al volver de una licencia.
exempt-until-over = El último día ya ha pasado. Elija hoy o una fecha posterior, o déjelo vacío.
exempt-button = Eximir a esta persona
exempt-revoke = Revocar
exempt-revoke-title = Revocar esta exención…
exempt-revoke-words = A partir de hoy, la persona vuelve a tener que hacer el curso. Los días anteriores siguen exentos.
targets-title = Objetivos { $edition }
targets-in-force = En vigor
targets-nearest = Donde no se ha fijado ninguno, vale el objetivo del ámbito superior.
targets-none = Aún no se ha fijado ningún objetivo.
targets-set = Fijar un objetivo
targets-wide = Grupo y regiones
targets-rate = Tasa en porcentaje
targets-rate-hint = Por ejemplo, 95 o 95,5
targets-rate-unreadable = Indique la tasa con un número de 0 a 100 y dos decimales como máximo, por ejemplo 95 o 95,5.
targets-reason = Motivo
targets-reason-hint = Se conserva con el objetivo para quien lo consulte después
targets-button = Fijar el objetivo
targets-saved = El objetivo se ha fijado.
targets-history = Historial
by-course = Incluido en el curso
by-import = registros anteriores
by-command = Línea de órdenes
team-title = Mi equipo
team-words = Hecho o no, y la fecha límite. No se muestran puntuaciones.
team-done = { $done } de { $all } completados
team-show-all = Todos
team-show-open = Pendientes
team-show-overdue = Vencidos
team-show-done = Completados
team-show-added = Parte añadida por un traslado
team-aside = De licencia o exentos
team-reports-to = Línea
team-direct = Depende de usted
team-below = Nivel inferior
team-of = Equipo de { $name }
team-ways = A quién mostrar
team-way-direct = Dependientes directos
team-way-everybody = Todos los niveles inferiores
team-leads = A su cargo
team-leads-count = { $count ->
    [one] { $count } persona
    [many] { $count } de personas
   *[other] { $count } personas
}
team-owes-nothing = Su equipo no tiene ningún curso abierto en este momento.
team-empty = No hay coincidencias. Cambie la búsqueda o el estado.
audit-title = Registro de cambios
audit-words = Todas las concesiones, exenciones, objetivos y cambios de cuenta, lo más reciente primero. Nada se puede modificar.
audit-action = Qué
audit-number = Número de empleado, de quien lo hizo o a quien se refiere
audit-from = Desde
audit-to = Hasta
audit-subject = Sobre
audit-detail = Detalles
audit-until = hasta el { $day }
audit-empty = Aún no hay nada registrado.
audit-none = Nada en el registro coincide.
audit-attempt-granted = Intento concedido
audit-course-imported = Curso importado
audit-exemption-granted = Exención concedida
audit-exemption-revoked = Exención revocada
audit-password-changed = Contraseña cambiada
audit-person-added = Persona añadida
audit-person-erased = Datos personales borrados
audit-site-added = Centro de trabajo añadido
audit-site-renamed = Centro de trabajo renombrado
audit-target-set = Objetivo fijado

## Cierre del año: resultados firmados

signed-title = Resultado de cierre { $edition }
signed-lead = Cuando una edición termina, sus cifras se firman. Un resultado firmado no se modifica nunca: lo que haya que corregir se firma como un nuevo resultado que remite al anterior.
signed-none = Todavía no se ha firmado ningún resultado de esta edición.
signed-latest = Resultado { $number }
signed-check = Comprobación
signed-intact = Sin alteraciones: el hash y la firma coinciden
signed-fault-unreadable = No se puede leer el contenido
signed-fault-altered = El contenido no es el que se firmó
signed-fault-signature = La firma no coincide
signed-fault-chain = No enlaza con el resultado anterior
signed-fault-label = El número o la fecha de corte no son los del contenido firmado
signed-fault-key = Firmado con una clave que no es la de este servidor
signed-cut-off = Fecha de corte
signed-at = Fecha de la firma
signed-by = Firmado por
signed-contents = Versiones del curso
signed-content = { $count ->
    [one] Versión { $number }: { $count } finalización
    [many] Versión { $number }: { $count } de finalizaciones
   *[other] Versión { $number }: { $count } finalizaciones
}
signed-hash = Hash (SHA-256)
signed-key = Clave
signed-file-statement = Descargar el contenido (JSON)
signed-file-signature = Descargar la firma
signed-file-key = Descargar la clave pública
signed-files-hint = Cualquiera puede comprobar el resultado sin este sistema, por ejemplo con OpenSSL:
signed-since = Qué ha cambiado desde entonces para el { $day }
signed-since-none = Contadas de nuevo ahora, las cifras son las mismas.
signed-since-words = Los hechos registrados o corregidos después dan otras cifras para el mismo día. El resultado firmado queda como está.
signed-since-inside = { $count ->
    [one] Por debajo de los países difiere { $count } empresa o centro.
    [many] Por debajo de los países difieren { $count } de empresas y centros.
   *[other] Por debajo de los países difieren { $count } empresas y centros.
}
signed-of = { $completed } de { $counted }
signed-column-signed = Firmado
signed-column-now = Contado ahora
signed-column-result = Resultado
signed-all = Todos los resultados
signed-form-first = Firmar las cifras
signed-form-correct = Firmar una corrección
signed-form-day-hint = Se cuenta al cierre de este día, que debe haber terminado en todo el mundo.
signed-form-day-problem = Elija un día entre el { $from } y el { $to }: se firman las cifras de un día ya terminado, posterior al periodo de gracia.
signed-form-too-early = Se firman las cifras de un día posterior al periodo de gracia, que dura hasta el { $until }. Se podrán firmar a partir del { $from }.
signed-form-show = Ver qué se firmaría
signed-draft = Lo que se firmaría, al cierre del { $day }
signed-form-sure = Por qué se firma ahora o qué se corrige. Un resultado firmado no se puede retirar.
signed-form-button = Firmar
signed-done = El resultado se ha firmado.
ways-result = Resultado de cierre
audit-edition-closed = Resultado firmado
